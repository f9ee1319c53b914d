import { randomUUID } from 'node:crypto';
import type { Bundle } from '../../../shared/proof/bundle.ts';
import { expectRefused, type ApiClient } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { verifyTwice } from '../../support/verifyTwice.ts';
import { withSecondServer } from '../../support/withSecondServer.ts';

// ledger.md: deleting the seed erases the data and leaves every proof valid; only after `resultFinal` and one year; by an
// `erase` entry and a store operation of its own; replay then uses the sealed tally.

const roundId = 'demo-01-menu';
const params = { roundId };
const DAY = 86_400_000;

let server: TestServer;
let home: string;
let seqs: number[];
let published: unknown;
let before: Awaited<ReturnType<typeof figures>>;

beforeAll(async () => {
  server = await startTestServer();
  home = server.world.homeOf('resident-3');
  const { reply: round } = await server.call('GET /rounds/:roundId', { params });
  const enter = (as: string, more: object = {}) =>
    server.call('POST /rounds/:roundId/responses', {
      params,
      body: {
        clientKey: randomUUID(),
        householdId: home,
        questionHash: round.questionHash,
        answers: ballot(round.questions),
        ...more,
      },
      as,
    });
  const visit = { visitedAt: new Date(server.clock.now()).toISOString() };
  const written = [await enter('worker-1', { channel: 'door', visit }), await enter('resident-3')];
  seqs = written.map(({ reply }) => reply.receipt.seq);
});
afterAll(() => server.stop());

const ask = (as: string | undefined, householdId = home, of = roundId, client: ApiClient = server) =>
  client.call('POST /rounds/:roundId/erasures', {
    params: { roundId: of },
    body: { clientKey: randomUUID(), householdId, words: '业主本人书面申请，已核对身份' },
    ...(as !== undefined && { as }),
  });
const decide = (verb: 'approve' | 'reject', erasureId: string, as?: string, client: ApiClient = server) =>
  client.call(`POST /erasures/:erasureId/${verb}`, {
    params: { erasureId },
    body: { words: '申请书和身份已核对' },
    ...(as !== undefined && { as }),
  });
const stored = (seq: number) =>
  server.database.connection
    .collection<{ readonly _id: string }>('ledger')
    .findOne({ _id: `demo-01:${String(seq).padStart(9, '0')}` });
const stands = async (seq: number) => (await stored(seq)) ?? {};

/** What the world, the staff and the bureau read of the round. */
async function figures(client: ApiClient) {
  const { reply: result } = await client.call('GET /rounds/:roundId/result', { params });
  const { reply: whole } = await client.call('GET /rounds/:roundId/participation', {
    params,
    as: 'inspector-1',
  });
  if (!('channels' in whole)) throw new Error('the inspector sees no states');
  const { seq: _, buildings: __, ...participation } = whole;
  if ('participation' in result) {
    const { participation: shown, ...rest } = result;
    const { seq: ___, ...numbers } = shown;
    return { result: { ...rest, participation: numbers }, participation };
  }
  return { result, participation };
}

const bundle = async (client: ApiClient, as?: string): Promise<string> => {
  const path = `/api/v1/rounds/${roundId}/bundle`;
  const { status, text, code } = await client.send('GET', path, as === undefined ? {} : { as });
  expect([status, code]).toEqual([200, undefined]);
  return text;
};

test('an earlier wish is refused with its reason: before the final result, and for a year after it', async () => {
  await expectRefused(server, 'erase/not-final', () => ask('admin-1'));
  expect((await server.call('POST /rounds/:roundId/close', { params, as: 'admin-1' })).code).toBeUndefined();
  server.clock.forward(9 * DAY);
  server.forgetSessions();
  await expectRefused(server, 'erase/not-final', () => ask('admin-1'));
  const final = await server.call('POST /rounds/:roundId/finalise', { params, as: 'admin-1' });
  expect(final.code).toBeUndefined();
  const { text } = await server.send('GET', `/api/v1/rounds/${roundId}/bundle`, { as: 'inspector-1' });
  published = (JSON.parse(text) as Bundle).published;
  before = await figures(server);
  await expectRefused(server, 'erase/too-early', () => ask('admin-1'));
  server.clock.forward(365 * DAY);
  server.forgetSessions();
  await expectRefused(server, 'erase/too-early', () => ask('admin-1'));
  server.clock.forward(2 * DAY);
  server.forgetSessions();
});

test('it is asked for by the staff of the building, and of a vote never', async () => {
  await expectRefused(server, 'session/not-signed-in', () => ask(undefined));
  for (const as of ['resident-3', 'bureau-1', 'inspector-1'])
    await expectRefused(server, 'identity/role-may-not', () => ask(as));
  for (const as of ['worker-2', 'admin-2', 'admin-9'])
    await expectRefused(server, 'request/not-found', () => ask(as));
  const owner = server.world.homeOf('resident-other');
  await expectRefused(server, 'erase/archived', () => ask('admin-2', owner, 'demo-02-statutory-fund'));
});

test('what one person asks for another decides; a no erases nothing', async () => {
  const asked = await ask('worker-1');
  expect([asked.status, asked.reply.state, asked.reply.householdId]).toEqual([201, 'waiting', home]);
  await expectRefused(server, 'case/already-asked', () => ask('admin-1'));
  await expectRefused(server, 'identity/role-may-not', () =>
    decide('approve', asked.reply.caseId, 'worker-1'),
  );
  await expectRefused(server, 'request/not-found', () => decide('approve', asked.reply.caseId, 'admin-2'));
  const no = await decide('reject', asked.reply.caseId, 'admin-1');
  expect([no.status, no.reply.state]).toEqual([200, 'rejected']);
  const own = await ask('worker-admin');
  await expectRefused(server, 'case/own-request', () => decide('approve', own.reply.caseId, 'worker-admin'));
  for (const seq of seqs) expect(await stands(seq)).toHaveProperty('priv');
  const list = await server.call('GET /rounds/:roundId/erasures', { params, as: 'admin-1' });
  expect(list.reply.items.map(({ state }) => state)).toEqual(['waiting', 'rejected']);
  expect(await figures(server)).toEqual(before);
});

test('agreed, what the household said is gone from the database, and from what it reads itself', async () => {
  const { items } = (await server.call('GET /rounds/:roundId/erasures', { params, as: 'admin-1' })).reply;
  const caseId = items.find(({ state }) => state === 'waiting')?.caseId ?? '';
  const yes = await decide('approve', caseId, 'admin-1');
  expect([yes.status, yes.reply.state]).toEqual([200, 'approved']);
  for (const seq of seqs) {
    const document = await stands(seq);
    expect(document).not.toHaveProperty('priv');
    expect(document).toMatchObject({ req: '0'.repeat(64) });
  }
  await expectRefused(server, 'erase/nothing-left', () => ask('worker-1'));
  const entries = await server.call('GET /rounds/:roundId/entries', {
    params,
    query: { householdId: home },
    as: 'admin-1',
  });
  expect(entries.reply.items).toEqual([]);
  const { reply: mine } = await server.call('GET /rounds/:roundId', { params, as: 'resident-3' });
  expect(mine.mine?.answered).toBe(false);
});

/** Whatever shows entries of the round is still to be read, by whom it is for, without what was erased. */
async function expectReadable(client: ApiClient): Promise<void> {
  const reads = [
    ['resident-3', `/rounds/${roundId}/responses/mine`],
    ['resident-3', '/notices'],
    ['resident-3', '/communities/demo-01/opinions/mine'],
    ['admin-1', '/communities/demo-01/opinions'],
    ['admin-1', '/opinions?communityId=demo-01'],
    ['admin-1', '/opinion-groups?communityId=demo-01'],
    ['admin-1', `/rounds/${roundId}/doors`],
    ['admin-1', `/rounds/${roundId}/entries?householdId=${home}`],
    ['admin-1', `/rounds/${roundId}/audit-sample`],
    ['admin-1', `/rounds/${roundId}/exclusions`],
    ['admin-1', `/rounds/${roundId}/voids`],
    ['admin-1', '/disputes?communityId=demo-01'],
    ['admin-1', '/communities/demo-01/stage'],
  ] as const;
  for (const [as, path] of reads) {
    const heard = await client.send('GET', `/api/v1${path}`, { as });
    expect([path, heard.status, heard.code]).toEqual([path, 200, undefined]);
    for (const seq of seqs) expect([path, heard.text.includes(`"seq":${seq},`)]).toEqual([path, false]);
  }
}

/** What holds of the server that erased, and of one that reads the log from its first entry afterwards. */
async function expectKept(client: ApiClient): Promise<void> {
  expect(await figures(client)).toEqual(before);
  await expectReadable(client);
  for (const as of [undefined, 'resident-3', 'inspector-1']) {
    const text = await bundle(client, as);
    expect((JSON.parse(text) as Bundle).published).toEqual(published);
    const report = await verifyTwice(text);
    expect(report.steps.filter(({ status }) => status === 'failed')).toEqual([]);
    expect([
      report.code,
      (JSON.parse(text) as Bundle).openings.some(({ seq }) => seqs.includes(seq)),
    ]).toEqual([0, false]);
    if (as === 'inspector-1')
      expect(report.steps.find(({ step }) => step === 'standing')?.detail).toContain('按规定清除');
  }
}

test('the published numbers stay, and both verifiers accept every bundle', () => expectKept(server));

test('a server that counts the log from its first entry comes to the same numbers and buildings', () =>
  withSecondServer(server, async (client) => {
    await expectKept(client);
    const doors = (from: ApiClient) =>
      from.call('GET /rounds/:roundId/participation', { params, as: 'inspector-1' });
    expect((await doors(client)).reply).toEqual((await doors(server)).reply);
    // A second household, by the server that never saw the first; the other one reads of it.
    const [other = ''] = server.world.answered(roundId);
    const asked = await ask('worker-admin', other, roundId, client);
    expect((await decide('approve', asked.reply.caseId, 'admin-1', client)).reply.state).toBe('approved');
    for (const from of [client, server]) await expectKept(from);
    expect((await doors(client)).reply).toEqual((await doors(server)).reply);
  }));
