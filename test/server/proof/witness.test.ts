import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import type { Checkpoint } from '../../../shared/ledger/receipt.ts';
import { ballot } from '../../support/ballot.ts';
import { forgingProxy, type ForgingProxy } from '../../support/forgingProxy.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// A witness cosigns what continues and refuses the rest (C2SP tlog-cosignature; ledger.md, "Heads and proofs").

const COMMAND = join(import.meta.dirname, '../../../server/commands/witness.ts');
const params = { roundId: 'demo-01-menu' };

let server: TestServer;
let proxy: ForgingProxy;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  proxy = await forgingProxy(server.address);
  folder = mkdtempSync(join(tmpdir(), 'witness-'));
});
afterAll(async () => {
  await proxy.stop();
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function witness(address: string, ...more: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', COMMAND, address, folder, '--name', 'example-witness', ...more],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += String(part)));
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return { code, said };
}

async function answer(as: string): Promise<void> {
  const { reply: round } = await server.call('GET /rounds/:roundId', { params });
  await server.call('POST /rounds/:roundId/responses', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId: server.world.homeOf(as),
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    },
    as,
  });
}
const headNow = async (): Promise<Checkpoint> =>
  (await server.call('GET /ledgers/:log/checkpoint', { params: { log: 'demo-01' } })).reply;

test('the first visit remembers and cosigns the head of every log', async () => {
  const { code, said } = await witness(server.address);
  expect([code, said]).toEqual([0, expect.stringContaining('demo-01: first')]);
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['demo-01.note', 'demo-09.note', 'witness.pem']),
  );
  const publicKey = /key ([0-9a-f]{64})/.exec(said)?.[1] ?? '';
  const note = readFileSync(join(folder, 'demo-01.note'), 'utf8');
  const head = await headNow();
  expect(note.startsWith(head.note)).toBe(true);
  const [name, stamp = ''] = note.slice(head.note.length).trim().replace('— ', '').split(' ');
  const bytes = Buffer.from(stamp, 'base64');
  const key = Buffer.from(publicKey, 'hex');
  const keyId = createHash('sha256').update('example-witness\n').update(Buffer.of(4)).update(key).digest();
  expect([name, bytes.length]).toEqual(['example-witness', 76]);
  expect(bytes.subarray(0, 4)).toEqual(keyId.subarray(0, 4));
  const body = head.note.slice(0, head.note.indexOf('\n\n') + 1);
  const message = `cosignature/v1\ntime ${bytes.readBigUInt64BE(4)}\n${body}`;
  expect(nodeLedgerCrypto.verifySignature(Buffer.from(message), bytes.subarray(12), key)).toBe(true);
});

test('a longer log continues, the same one is the same', async () => {
  await answer('resident-1');
  const { code, said } = await witness(server.address);
  expect([code, said]).toEqual([0, expect.stringContaining('demo-01: continues')]);
  expect(said).toContain('demo-09: same');
});

test('a log that was cut back is a fork: exit 20, both heads kept, the memory unchanged', async () => {
  const before = await headNow();
  await answer('resident-2');
  expect((await witness(server.address, '--log', 'demo-01')).code).toBe(0);
  const remembered = readFileSync(join(folder, 'demo-01.head.json'), 'utf8');
  proxy.forgeRead = (url, reply) => (url.endsWith('/demo-01/checkpoint') ? JSON.stringify(before) : reply);
  const { code, said } = await witness(proxy.url, '--log', 'demo-01');
  expect([code, said]).toEqual([20, expect.stringContaining('demo-01: FORK, smaller')]);
  const [proof = ''] = readdirSync(folder).filter((name) => name.includes('.fork-'));
  expect(JSON.parse(readFileSync(join(folder, proof), 'utf8'))).toMatchObject({
    head: before,
    before: JSON.parse(remembered) as object,
  });
  expect(readFileSync(join(folder, 'demo-01.head.json'), 'utf8')).toBe(remembered);
});

test('a proof that does not connect is a fork; a server that is away is none', async () => {
  await answer('resident-3');
  proxy.forgeRead = (url, reply) =>
    url.includes('/proofs/consistency') ? reply.replace(/[0-9a-f]{64}/, '0'.repeat(64)) : reply;
  expect((await witness(proxy.url, '--log', 'demo-01')).code).toBe(20);
  expect((await witness('http://127.0.0.1:9', '--log', 'demo-01')).code).toBe(75);
  expect((await witness('nowhere')).code).toBe(2);
});
