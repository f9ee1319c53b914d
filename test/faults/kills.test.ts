import { randomInt } from 'node:crypto';
import { AnswerLoad } from '../support/answerLoad.ts';
import {
  BIG,
  bigTarget,
  callApi,
  gatherEvidence,
  servedParticipation,
  signInAs,
  staffBigCommunity,
} from '../support/bigCommunity.ts';
import { demoFolder, type DataFolder } from '../support/demoFolder.ts';
import { findBreaches } from '../support/invariants.ts';
import { enginePid, startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { waitUntil } from '../support/waitUntil.ts';

const CLIENTS = 24;
/** Requests before a kill; the instant within is random. */
const FEWEST = 150;
const MOST = 450;

let folder: DataFolder;
let server: ServerProcess;
let load: AnswerLoad;
let worker: string;
const restarts: number[] = [];

/** Starts the server again on the same folder and notes how long it took until it served. */
async function startAgain(): Promise<void> {
  const startedAt = performance.now();
  server = startServerProcess(folder);
  await server.ready();
  restarts.push(Math.round(performance.now() - startedAt));
}

/** Stops the load, lets the outbox follow, and holds everything against everything. */
async function expectSound(): Promise<void> {
  await load.stop();
  const breaches = await waitUntil(async () => {
    const served = await servedParticipation(server.url, worker);
    const found = findBreaches(await gatherEvidence(folder, load, served));
    // A notice is owed within seconds, not within the request.
    if (found.I8 !== undefined) throw new Error(found.I8.join('\n'));
    return found;
  });
  expect(breaches).toEqual({});
  expect(load.surprises).toEqual([]);
}

beforeAll(async () => {
  folder = await demoFolder();
  await startAgain();
  await staffBigCommunity(folder);
  const target = await bigTarget(() => server.url);
  worker = target.token;
  load = new AnswerLoad(target);
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
  process.stderr.write(
    `kills: ${load.acknowledged.length} receipts, heard ${JSON.stringify(load.heard)}, ready again after ${restarts.join(', ')} ms\n`,
  );
});

test('no answer is lost, doubled or moved when the server is killed again and again', async () => {
  load.start(CLIENTS);
  for (let round = 0; round < 4; round += 1) {
    await load.afterSends(randomInt(FEWEST, MOST));
    await server.kill();
    await startAgain();
  }
  await load.afterSends(FEWEST);
  await expectSound();
  expect(load.heard['network']).toBeGreaterThan(0);
});

test('no answer is lost, doubled or moved when the engine is killed under a running server', async () => {
  load.start(CLIENTS);
  for (let round = 0; round < 4; round += 1) {
    await load.afterSends(randomInt(FEWEST, MOST));
    const pid = await enginePid(folder.dataDir);
    process.kill(pid, 'SIGKILL');
    await waitUntil(async () => {
      if ((await enginePid(folder.dataDir)) === pid) throw new Error('the killed engine is still there');
    });
  }
  await load.afterSends(FEWEST);
  await expectSound();
});

test('no answer is lost, doubled or moved when server and engine are killed together', async () => {
  load.start(CLIENTS);
  for (let round = 0; round < 3; round += 1) {
    await load.afterSends(randomInt(FEWEST, MOST));
    const pid = await enginePid(folder.dataDir);
    const [first, second] = randomInt(2) === 0 ? [pid, server.pid] : [server.pid, pid];
    process.kill(first, 'SIGKILL');
    process.kill(second, 'SIGKILL');
    await server.exited;
    await startAgain();
  }
  await load.afterSends(FEWEST);
  await expectSound();
});

test('a round closed under load and a kill takes nothing more but what was heard in time', async () => {
  const admin = await signInAs(server.url, 'admin-big');
  load.start(CLIENTS);
  await load.afterSends(FEWEST);
  const closing = callApi(server.url, `/rounds/${BIG.roundId}/close`, { token: admin, body: {} });
  await load.afterSends(randomInt(1, CLIENTS));
  await server.kill();
  await Promise.allSettled([closing]);
  await startAgain();
  await waitUntil(async () => {
    await callApi(server.url, `/rounds/${BIG.roundId}/close`, { token: admin, body: {} }).catch(
      (error: unknown) => {
        if (!String(error).includes('round/closed')) throw error;
      },
    );
  });
  await load.afterSends(FEWEST);
  await expectSound();
  expect(load.heard['round/closed']).toBeGreaterThan(0);
});

test('what was refused is nowhere in the record', async () => {
  const served = await servedParticipation(server.url, worker);
  const { entries } = await gatherEvidence(folder, load, served);
  const marks = new Set(entries.map(({ fields }) => fields.deviceAt));
  expect(load.heard['response/self-exists']).toBeGreaterThan(0);
  expect(load.refused.filter((mark) => marks.has(mark))).toEqual([]);
});
