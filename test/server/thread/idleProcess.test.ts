import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openIdleProcess } from '../../../server/thread/idleProcess.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// Work that no answer waits for, in a process that yields the processor and may die of what it is given.

const SCRIPT = `
process.on('disconnect', () => process.exit(0));
process.on('message', ({ id, question }) => {
  if (question === 'die') process.exit(1);
  if (question === 'fail') process.send({ id, fault: 'it cannot be done' });
  else process.send({ id, answer: { pid: process.pid, question } });
});`;

let folder: string;
let script: URL;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renewal-process-'));
  await writeFile(join(folder, 'worker.mjs'), SCRIPT);
  script = pathToFileURL(join(folder, 'worker.mjs'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const open = (idleMs = 60_000) =>
  openIdleProcess<unknown, { readonly pid: number; readonly question: unknown }>(script, {
    idleMs,
    name: 'is tried',
    niceness: 19,
  });
const isGone = (pid: number) =>
  waitUntil(() => {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    throw new Error(`${pid} is still there`);
  });

test('every thread of it has the lowest priority, and bytes come and go as they are', async () => {
  const worker = open();
  const { pid, question } = await worker.ask(Uint8Array.of(1, 2, 3));
  expect(Array.from(question as Uint8Array)).toEqual([1, 2, 3]);
  // proc(5): the nice value is the nineteenth field of stat, counted after the name.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  expect(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]).toBe('19');
  await worker.stop();
  await isGone(pid);
});

test('what it says went wrong is told, and it goes on', async () => {
  const worker = open();
  const { pid } = await worker.ask('a');
  await expect(worker.ask('fail')).rejects.toThrow('it cannot be done');
  expect((await worker.ask('b')).pid).toBe(pid);
  await worker.stop();
});

test('when it dies everybody who waits is told, and the next question starts another', async () => {
  const worker = open();
  const { pid } = await worker.ask('a');
  await expect(worker.ask('die')).rejects.toThrow();
  expect((await worker.ask('b')).pid).not.toBe(pid);
  await worker.stop();
});

test('it ends when nothing was asked for a while', async () => {
  const worker = open(1);
  const { pid } = await worker.ask('a');
  await isGone(pid);
  expect((await worker.ask('b')).question).toBe('b');
  await worker.stop();
});
