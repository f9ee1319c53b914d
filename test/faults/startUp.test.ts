import { once } from 'node:events';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { newSigningKey } from '../../server/ledger/signingKey.ts';
import { openEngine } from '../support/bigCommunity.ts';
import { copyOf, dataFolder, demoFolder, type DataFolder } from '../support/demoFolder.ts';
import { startServerProcess, type ServerOptions, type ServerProcess } from '../support/serverProcess.ts';
import { waitUntil } from '../support/waitUntil.ts';

/** Starts what must not start, and returns how it ended with what the operator reads. */
async function failedStart(options: ServerOptions): Promise<{ code: number | null; output: string }> {
  const server = startServerProcess(options);
  const { code } = await server.exited;
  return { code, output: server.output() };
}

/** A sentence for an operator, not the inside of the program. */
const STACK = /\n\s+at /;

const GROWING: readonly string[] = ['sessions', 'ledgerSettled'];

/** How many documents each collection holds, but for those that grow by themselves, and how many notices nobody has seen to. */
async function contentOf(dataDir: string): Promise<Record<string, number>> {
  const { connection, close } = await openEngine({ dataDir });
  const names = (await connection.listCollections()).map(({ name }) => name);
  const kept = names.filter((name) => !GROWING.includes(name)).sort();
  const counts = await Promise.all(kept.map((name) => connection.collection(name).countDocuments()));
  const owed = await connection.collection('notices').countDocuments({ status: 'owed' });
  await close();
  return { ...Object.fromEntries(kept.map((name, at) => [name, counts[at] ?? 0])), owed };
}

let demo: DataFolder;
beforeAll(async () => {
  demo = await demoFolder();
});
afterAll(() => demo.remove());

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function copyOfDemo(): Promise<string> {
  const { dataDir, remove } = await copyOf(demo);
  cleanUp.push(remove);
  return dataDir;
}

test('a taken port is told in one sentence that names the setting', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  cleanUp.push(async () => holder.close());
  const PORT = String((holder.address() as AddressInfo).port);
  const { code, output } = await failedStart({ dataDir: demo.dataDir, env: { PORT } });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(new RegExp(`^Port ${PORT} .* already in use.*PORT`)),
  ]);
});

test('a data folder that is a file is told in one sentence that names the setting', async () => {
  const { dataDir, remove } = await dataFolder();
  cleanUp.push(remove);
  const file = join(dataDir, 'file');
  await writeFile(file, '');
  const { code, output } = await failedStart({ dataDir: file });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([expect.stringMatching(/cannot be written.*DATA_DIR/)]);
});

test('wrong settings end the start with 78 and one list of all of them', async () => {
  const env = { PORT: '70000', DEMO: 'yes', LOG_LEVEL: 'loud', WECHAT_APPID: 'wx1' };
  const { code, output } = await failedStart({ dataDir: demo.dataDir, env });
  expect(code).toBe(78);
  for (const name of ['PORT', 'DEMO', 'LOG_LEVEL', 'WECHAT_SECRET']) expect(output).toContain(`  - ${name} `);
  expect(output).not.toMatch(STACK);
});

describe('what a server cannot do without', () => {
  let folder: DataFolder;
  beforeAll(async () => {
    folder = await copyOf(demo);
  });
  afterAll(() => folder.remove());

  test.each([
    ['the signing key is missing', 'keys/ledgerKey.json', undefined, /signing key .*missing.*[Pp]ut back/],
    ['the signing key is damaged', 'keys/ledgerKey.json', 'no key', /ledgerKey.json holds no readable key/],
    ['the field keys are damaged', 'keys/fieldKeys.json', '{', /fieldKeys.json is damaged/],
    ['the file of signed heads is damaged', 'heads.json', '{"demo-01":{"si', /heads.json is damaged/],
    ['the file of signed heads holds something else', 'heads.json', '{"demo-01":7}', /heads.json is damaged/],
  ])('%s: the server refuses to start and says what to put back', async (_, name, content, expected) => {
    const file = join(folder.dataDir, name);
    const good = await readFile(file);
    cleanUp.push(() => writeFile(file, good, { mode: 0o600 }));
    if (content === undefined) await rm(file);
    else await writeFile(file, content, { mode: 0o600 });
    const { code, output } = await failedStart(folder);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(expected) });
    expect(output).not.toMatch(STACK);
  });

  test('another signing key than the one the logs were opened with is refused', async () => {
    const file = join(folder.dataDir, 'keys/ledgerKey.json');
    const good = await readFile(file);
    cleanUp.push(() => writeFile(file, good, { mode: 0o600 }));
    await rm(file);
    await newSigningKey().keep(file);
    const { code, output } = await failedStart(folder);
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(/signing key is not the one/),
    });
    expect(output).not.toMatch(STACK);
  });

  test('with all of it put back the server starts: nothing was made anew in the meantime', async () => {
    const server = startServerProcess(folder);
    await server.ready();
    expect(await server.stop()).toEqual({ code: 0, signal: null });
  });
});

test('a lost database is not taken for a first start, however often it is tried', async () => {
  const dataDir = await copyOfDemo();
  await rename(join(dataDir, 'database'), join(dataDir, 'lost'));
  for (const _ of ['first', 'second']) {
    const { code, output } = await failedStart({ dataDir });
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(/database is empty.*Put back/),
    });
    expect(output).not.toMatch(STACK);
  }
});

test('a demonstration whose loading was killed, twice, and then ended by SIGTERM is loaded again from nothing, and is settled when it stands', async () => {
  const { dataDir, remove } = await dataFolder();
  cleanUp.push(remove);
  // Likeness of opinions is measured under a key.
  await mkdir(join(dataDir, 'keys'), { mode: 0o700 });
  await cp(join(demo.dataDir, 'keys/fieldKeys.json'), join(dataDir, 'keys/fieldKeys.json'));
  const loadUntil = async (community: string): Promise<ServerProcess> => {
    const loading = startServerProcess({ dataDir });
    await waitUntil(() => expect(loading.output()).toContain(`演示数据 ${community}`), 120_000);
    return loading;
  };
  await (await loadUntil('7/21')).kill();
  await (await loadUntil('2/21')).kill();
  expect(await (await loadUntil('3/21')).stop()).toEqual({ code: 0, signal: null });
  const server = startServerProcess({ dataDir });
  await server.ready();
  const content = await contentOf(dataDir);
  expect(content).toMatchObject({ owed: 0 });
  const whole = startServerProcess({ dataDir: demo.dataDir });
  await whole.ready();
  expect(content).toEqual(await contentOf(demo.dataDir));
  expect(server.output()).toContain('重新装载');
  expect(server.output()).not.toContain('ledger alarm');
  await Promise.all([server.stop(), whole.stop()]);
  const again = startServerProcess({ dataDir });
  await again.ready();
  expect(again.output()).not.toContain('装载');
  await again.stop();
});

test('the second start serves in seconds and prints the address', async () => {
  const startedAt = performance.now();
  const server = startServerProcess({ dataDir: demo.dataDir });
  await server.ready();
  expect(performance.now() - startedAt).toBeLessThan(40_000);
  expect(server.output()).toContain(server.url);
  await server.stop();
});
