import { randomUUID } from 'node:crypto';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/http/log.ts';
import { LEDGER_COLLECTION, placeId } from '../../server/ledger/ledgerStore.ts';
import { startServer } from '../../server/startServer.ts';
import type { Bundle } from '../../shared/proof/bundle.ts';
import { apiClient, type ApiClient } from '../support/apiClient.ts';
import { ballot } from '../support/ballot.ts';
import { openEngine } from '../support/bigCommunity.ts';
import { copyOf, demoFolder, type DataFolder } from '../support/demoFolder.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { testClock } from '../support/testClock.ts';
import { verifyTwice } from '../support/verifyTwice.ts';

// A server that is killed between the `erase` entry and the removal of the seeds, or in the middle of the removal
// (ledger.md: "by an `erase` entry and a store operation of its own"; docs/ledger-format.md, Commitment: what an end of
// the process left over goes at the next start).

const LOG = 'demo-01';
const roundId = 'demo-01-menu';
const params = { roundId };
const DAY = 86_400_000;
/** After the days for objections and the year in which a decision can be challenged. */
const AHEAD_MS = 9 * DAY + 367 * DAY;
/** Calls at one door, each an entry whose seed goes. */
const CALLS = 7;

let told: DataFolder;
let home: string;
let seqs: number[];
let published: unknown;
const cleanUp: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  told = await demoFolder();
  const clock = testClock(Date.now());
  const env = { PORT: '0', DATA_DIR: told.dataDir, DEMO: '1', RATE_LIMITS: 'off' };
  const running = await startServer({ config: readConfig(env), log: createLog('silent'), clock });
  const client = apiClient(running.address);
  home = (await client.call('GET /me', { as: 'resident-3' })).reply.households[0]?.householdId ?? '';
  const round = (await client.call('GET /rounds/:roundId', { params })).reply;
  const said = {
    roundId,
    householdId: home,
    outcome: 'attempted',
    visitedAt: new Date(clock.now()).toISOString(),
  };
  const calls = await Promise.all(
    Array.from({ length: CALLS }, () =>
      client.call('POST /visits', { body: { ...said, clientKey: randomUUID() }, as: 'worker-1' }),
    ),
  );
  const answer = await client.call('POST /rounds/:roundId/responses', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId: home,
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    },
    as: 'resident-3',
  });
  seqs = [...calls, answer].map(({ reply }) => reply.receipt.seq);
  await client.call('POST /rounds/:roundId/close', { params, as: 'admin-1' });
  clock.forward(9 * DAY);
  client.forgetSessions();
  const final = await client.call('POST /rounds/:roundId/finalise', { params, as: 'admin-1' });
  expect([final.status, final.code]).toEqual([200, undefined]);
  published = (JSON.parse(await bundleOf(client)) as Bundle).published;
  await running.stop();
});
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});
afterAll(() => told.remove());

/** A server over a folder, more than a year ahead, that fails where it removes seeds as `erasingServer.ts` says. */
async function serve(dataDir: string, fault = ''): Promise<ServerProcess> {
  const server = startServerProcess({
    dataDir,
    env: { DEMO: '1', TEST_CLOCK_AHEAD_MS: String(AHEAD_MS), TEST_ERASING: fault },
    command: [process.execPath, '--import', 'tsx', 'test/support/erasingServer.ts'],
  });
  cleanUp.push(() => server.kill());
  await server.ready();
  return server;
}

/** Asked for by one person and agreed to by another, on a server that is killed meanwhile; the folder it leaves. */
async function killedWhileErasing(fault: 'before' | 'during'): Promise<string> {
  const { dataDir, remove } = await copyOf(told);
  cleanUp.push(remove);
  const server = await serve(dataDir, fault);
  const client = apiClient(server.url);
  const asked = await ask(client, home);
  expect(asked.status).toBe(201);
  await Promise.allSettled([
    client.call('POST /erasures/:erasureId/approve', {
      params: { erasureId: asked.reply.caseId },
      body: { words: '申请书和身份已核对' },
      as: 'admin-1',
    }),
  ]);
  expect(await server.exited).toMatchObject({ signal: 'SIGKILL' });
  return dataDir;
}

const ask = (client: ApiClient, householdId: string) =>
  client.call('POST /rounds/:roundId/erasures', {
    params,
    body: { clientKey: randomUUID(), householdId, words: '业主本人书面申请，已核对身份' },
    as: 'worker-1',
  });

async function bundleOf(client: ApiClient, as = 'inspector-1'): Promise<string> {
  return (await client.send('GET', `/api/v1/rounds/${roundId}/bundle`, { as })).text;
}

/** What the household said and is still there, of a folder whose engine runs. */
async function seedsLeft(dataDir: string): Promise<number> {
  const { connection, close } = await openEngine({ dataDir });
  const places = seqs.map((seq) => placeId(LOG, seq));
  const left = await connection
    .collection<{ readonly _id: string }>(LEDGER_COLLECTION)
    .countDocuments({ _id: { $in: places }, priv: { $exists: true } });
  await close();
  return left;
}

/** The log counts on, and both verifiers accept what everybody may take home of it. */
async function expectSound(client: ApiClient): Promise<void> {
  for (const as of ['resident-3', 'inspector-1']) {
    const text = await bundleOf(client, as);
    const bundle = JSON.parse(text) as Bundle;
    expect(bundle.published).toEqual(published);
    expect(bundle.openings.filter(({ seq }) => seqs.includes(seq))).toEqual([]);
    const report = await verifyTwice(text);
    expect([report.code, report.steps.filter(({ status }) => status === 'failed')]).toEqual([0, []]);
  }
  const again = await ask(client, home);
  expect(again.code).toBe('erase/nothing-left');
}

test('killed between the announcement and the removal: the next start removes, and everything holds', async () => {
  const dataDir = await killedWhileErasing('before');
  const server = await serve(dataDir);
  expect(await seedsLeft(dataDir)).toBe(0);
  await expectSound(apiClient(server.url));
});

test('killed in the middle of the removal: what was left over goes at the next start', async () => {
  const dataDir = await killedWhileErasing('during');
  const watching = await serve(dataDir, 'never');
  const left = await seedsLeft(dataDir);
  await watching.kill();
  expect([left > 0, left < seqs.length]).toEqual([true, true]);
  const server = await serve(dataDir);
  expect(await seedsLeft(dataDir)).toBe(0);
  await expectSound(apiClient(server.url));
});

test('a build that forgets what was announced is found out: every seed is still there', async () => {
  const dataDir = await killedWhileErasing('before');
  await serve(dataDir, 'never');
  expect(await seedsLeft(dataDir)).toBe(seqs.length);
});
