import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';

import { connectDatabase, type Database } from '../../../server/database/connectDatabase.ts';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../../../server/database/embeddedDatabase.ts';
import { quietLog } from '../../support/quietLog.ts';

const projectRoot = resolve(import.meta.dirname, '../../..');
const cacheDir = join(projectRoot, '.cache');
const program = join(projectRoot, 'server/database/embeddedDatabase.ts');

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'renewal-test-'));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function start(dataDir: string, lines: string[] = []): Promise<EmbeddedDatabase> {
  const embedded = await startEmbeddedDatabase({ dataDir, cacheDir, onProgress: (line) => lines.push(line) });
  cleanUp.push(() => embedded.stop());
  return embedded;
}

async function connect(mongodbUri: string): Promise<Database> {
  const database = await connectDatabase({ mongodbUri, dataDir: '', cacheDir: '' }, quietLog);
  cleanUp.push(() => database.close());
  return database;
}

/** A server of its own that can be killed, with the pid of its engine's host. */
async function startServerProcess(dataDir: string): Promise<{ server: ChildProcess; hostPid: number }> {
  const code = `
    import { startEmbeddedDatabase } from ${JSON.stringify(program)};
    const options = { ...${JSON.stringify({ dataDir, cacheDir })}, onProgress: () => {} };
    console.log((await startEmbeddedDatabase(options)).hostPid());`;
  const server = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUp.push(async () => server.kill('SIGKILL'));
  const [line]: unknown[] = await once(createInterface({ input: server.stdout }), 'line');
  return { server, hostPid: Number(line) };
}

function pidOf(embedded: EmbeddedDatabase): number {
  const pid = embedded.hostPid();
  if (pid === undefined) throw new Error('the engine is away');
  return pid;
}

const restartOf = (embedded: EmbeddedDatabase) => new Promise<void>((done) => embedded.onRestart(done));

function newSignal(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/** Whether the process still runs; one that ended but that nobody asked about yet (a zombie) does not. */
async function isRunning(pid: number): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return !/^Z|^$/.test(stdout.trim());
}

test('what was written is there after the database was stopped and opened again', async () => {
  const dataDir = await freshFolder();
  const first = await start(dataDir);
  const before = await connect(first.uri());
  await before.connection.collection('answers').insertOne({ code: 'A1' });
  await before.close();
  await first.stop();
  const second = await start(dataDir);
  expect(second.uri()).toBe(first.uri());
  const after = await connect(second.uri());
  expect(await after.connection.collection('answers').countDocuments({ code: 'A1' })).toBe(1);
});

test('stopping leaves no process and no socket behind', async () => {
  const embedded = await start(await freshFolder());
  const pid = pidOf(embedded);
  const socket = decodeURIComponent(new URL(embedded.uri()).host);
  await access(socket);
  await embedded.stop();
  await embedded.stop();
  expect(await isRunning(pid)).toBe(false);
  await expect(access(join(socket, '..'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('no acknowledged write is lost when the engine is killed again and again', async () => {
  const database = await start(await freshFolder());
  const { connection } = await connect(database.uri());
  const answers = connection.collection<{ _id: number }>('answers');
  const acknowledged: number[] = [];
  let next = 0;
  let done = false;
  let goal = { size: 0, reach: (): void => undefined };
  // Half of the writers write single answers, the others batches, as a group commit does.
  const write = async (batch: number): Promise<void> => {
    while (!done) {
      // An operation refused at once would otherwise keep the loop from ever hearing of the restart.
      await nextTurn();
      const answersOfOne = Array.from({ length: batch }, () => ({ _id: next++ }));
      const outcome = await answers.insertMany(answersOfOne).then(Boolean, () => false);
      if (outcome) acknowledged.push(...answersOfOne.map(({ _id }) => _id));
      if (acknowledged.length >= goal.size) goal.reach();
    }
  };
  const writers = Promise.all([1, 20, 1, 20, 1, 20, 1, 20].map(write));
  try {
    for (let round = 0; round < 5; round += 1) {
      await new Promise<void>((reach) => {
        goal = { size: acknowledged.length + 500, reach };
      });
      const restarted = restartOf(database);
      process.kill(pidOf(database), 'SIGKILL');
      await restarted;
    }
  } finally {
    done = true;
    await writers;
  }
  const stored = new Set((await answers.find().toArray()).map(({ _id }) => _id));
  expect(acknowledged.length).toBeGreaterThan(2500);
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
});

test('a connection is not ready while the engine is away and works again by itself', async () => {
  const dataDir = await freshFolder();
  const lines: string[] = [];
  const told = [newSignal(), newSignal()];
  const log = {
    ...quietLog,
    info: (_: object, line: string) => {
      told[lines.push(line) - 1]?.resolve();
    },
  };
  const database = await connectDatabase({ mongodbUri: undefined, dataDir, cacheDir }, log);
  cleanUp.push(() => database.close());
  const { connection } = database;
  await connection.collection('answers').insertOne({ code: 'A1' });
  const status = await connection.getClient().db('admin').command({ serverStatus: 1 });
  process.kill(Number(status['pid']), 'SIGKILL');
  await told[0]?.promise;
  expect(database.ready()).toBe(false);
  await told[1]?.promise;
  expect(await connection.collection('answers').countDocuments()).toBe(1);
  expect(database.ready()).toBe(true);
  expect(lines).toEqual([
    'The embedded database ended with SIGKILL; starting it again',
    'The embedded database answers again',
  ]);
});

test('SIGTERM and SIGINT to the whole process group leave the engine to its server', async () => {
  const embedded = await start(await freshFolder());
  const pid = pidOf(embedded);
  process.kill(pid, 'SIGTERM');
  process.kill(pid, 'SIGINT');
  const { connection } = await connect(embedded.uri());
  await connection.collection('answers').insertOne({ code: 'A1' });
  expect(embedded.hostPid()).toBe(pid);
});

test('after kill -9 of the server a start waits for the engine it left, and finds everything', async () => {
  const dataDir = await freshFolder();
  const { server, hostPid } = await startServerProcess(dataDir);
  server.kill('SIGKILL');
  const embedded = await start(dataDir);
  expect(embedded.hostPid()).not.toBe(hostPid);
  expect(await isRunning(hostPid)).toBe(false);
});

test('an orphan that hangs is ended', async () => {
  const dataDir = await freshFolder();
  const { server, hostPid } = await startServerProcess(dataDir);
  process.kill(hostPid, 'SIGSTOP');
  server.kill('SIGKILL');
  await once(server, 'exit');
  const lines: string[] = [];
  await start(dataDir, lines);
  expect(await isRunning(hostPid)).toBe(false);
  expect(lines).toEqual([expect.stringContaining(`Ending process ${hostPid}, which a killed server left`)]);
});

test('a data folder that a living server uses is refused, and that server is named', async () => {
  const dataDir = await freshFolder();
  const { server, hostPid } = await startServerProcess(dataDir);
  await expect(start(dataDir)).rejects.toMatchObject({
    code: 'database/folder-in-use',
    message: expect.stringContaining(`in use by the server with process id ${String(server.pid)}.`),
  });
  expect(await isRunning(hostPid)).toBe(true);
});

test('a data folder that cannot be written is refused with its name', async () => {
  // Tests may run as root, whom no permission stops: a file stands where the folder should be.
  const folder = await freshFolder();
  const dataDir = join(folder, 'data');
  await writeFile(dataDir, '');
  await expect(start(dataDir)).rejects.toMatchObject({
    code: 'database/folder-unwritable',
    message: `The data folder ${dataDir} cannot be written (ENOTDIR). Set DATA_DIR to a folder this user may write.`,
  });
});

test('a damaged database is reported in the words of the engine', async () => {
  const dataDir = await freshFolder();
  const first = await start(dataDir);
  await first.stop();
  await writeFile(join(dataDir, 'database', 'WiredTiger.turtle'), 'not a turtle');
  await expect(start(dataDir)).rejects.toMatchObject({
    code: 'database/engine-failed',
    message: expect.stringContaining(`did not open ${join(dataDir, 'database')}`),
  });
});
