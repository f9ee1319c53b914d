import { randomUUID } from 'node:crypto';
import type { ApiClient } from '../../../support/apiClient.ts';
import { ballot } from '../../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../../support/testServer.ts';
import { silentDoors, votersOf } from '../../../support/voters.ts';
import { waitUntil } from '../../../support/waitUntil.ts';
import { withSecondServer } from '../../../support/withSecondServer.ts';

// Anomaly flags beside the answering: a fault of the database loses none, votes of owners are looked at as answers are,
// and what was erased (ledger rules: the seed is deleted, the data is gone) is in no flag either.

const CONFIRMATION = 'demo-09-confirmation';
const VOTE = 'demo-02-statutory-parking';
const DAY = 86_400_000;

let server: TestServer;
let doors: readonly string[];
beforeAll(async () => {
  server = await startTestServer();
  doors = server.world.untouched(CONFIRMATION).slice(0, 4);
});
afterAll(() => server.stop());

const stored = () => server.database.connection.collection('staffFlags');
const enter = async (roundId: string, as: string, homes: readonly string[]) => {
  const params = { roundId };
  const { questions, questionHash } = (await server.call('GET /rounds/:roundId', { params })).reply;
  for (const [index, householdId] of homes.entries()) {
    const answers =
      roundId === VOTE
        ? questions.map(({ questionId }) => ({ questionId, value: 'yes' }))
        : ballot(questions);
    const visitedAt = new Date(server.clock.now() - (60 - index * 10) * 1000).toISOString();
    const said = { clientKey: randomUUID(), householdId, questionHash, answers, channel: 'door' } as const;
    const body = { ...said, visit: { visitedAt } };
    const heard = await server.call('POST /rounds/:roundId/responses', { params, body, as });
    expect([heard.status, heard.code]).toEqual([201, undefined]);
  }
};
const flagOf = (roundId: string, as: string, client: ApiClient = server) =>
  waitUntil(async () => {
    const { items } = (await client.call('GET /staff-flags', { query: {}, as })).reply;
    const found = items.find((flag) => flag.roundId === roundId);
    if (found === undefined) throw new Error('no flag yet');
    return found;
  });

test('a flag that the database would not take is kept as soon as it does, and no answer waits for it', async () => {
  const inTheWay = await stored().insertOne({ roundId: CONFIRMATION });
  const index = await stored().createIndex({ roundId: 1 }, { unique: true });
  await enter(CONFIRMATION, 'worker-9', doors);
  await waitUntil(() => {
    if (!server.logged.some((line) => line.includes('E11000'))) throw new Error('no alarm yet');
    return Promise.resolve();
  });
  await stored().dropIndex(index);
  await stored().deleteOne({ _id: inTheWay.insertedId });
  // Nobody enters anything more.
  expect(await flagOf(CONFIRMATION, 'admin-9')).toMatchObject({ kind: 'manyDoors', figure: 4 });
});

test('ballots that staff enter in an owners’ vote are looked at as answers are', async () => {
  const { single } = silentDoors(votersOf(server.world.world.communities, VOTE).silent);
  await enter(VOTE, 'worker-2', single.slice(-4));
  expect(await flagOf(VOTE, 'admin-2')).toMatchObject({
    kind: 'manyDoors',
    figure: 4,
    communityId: 'demo-02',
  });
});

test('a server that starts looks at final rounds too: what it missed it makes up for', async () => {
  const { flagId } = await flagOf(CONFIRMATION, 'admin-9');
  const reviewed = await server.call('POST /staff-flags/:flagId/review', {
    params: { flagId },
    body: { outcome: 'callBack', words: '请另一位同事再问。' },
    as: 'admin-9',
  });
  expect(reviewed.reply.callBack).toHaveLength(4);
  const params = { roundId: CONFIRMATION };
  const close = await server.call('POST /rounds/:roundId/close', { params, as: 'admin-9' });
  expect(close.code).toBeUndefined();
  server.clock.forward(9 * DAY);
  server.forgetSessions();
  const final = await server.call('POST /rounds/:roundId/finalise', { params, as: 'admin-9' });
  expect(final.code).toBeUndefined();
  const kept = await stored().findOne({ roundId: CONFIRMATION });
  await stored().deleteOne({ roundId: CONFIRMATION });
  await withSecondServer(server, async (client) => {
    expect((await flagOf(CONFIRMATION, 'admin-9', client)).flagId).toBe(flagId);
  });
  await stored().replaceOne({ roundId: CONFIRMATION }, kept ?? {});
});

test('a household whose entries were erased is named by no flag, and none of them keeps it', async () => {
  server.clock.forward(367 * DAY);
  server.forgetSessions();
  const [gone = ''] = doors;
  const before = (await flagOf(CONFIRMATION, 'admin-9')).callBack ?? [];
  expect(before).toHaveLength(4);
  const asked = await server.call('POST /rounds/:roundId/erasures', {
    params: { roundId: CONFIRMATION },
    body: { clientKey: randomUUID(), householdId: gone, words: '业主本人书面申请，已核对身份' },
    as: 'worker-9',
  });
  const decided = await server.call('POST /erasures/:erasureId/approve', {
    params: { erasureId: asked.reply.caseId },
    body: { words: '申请书和身份已核对' },
    as: 'admin-9',
  });
  expect([decided.reply.state, decided.code]).toEqual(['approved', undefined]);
  const after = (await flagOf(CONFIRMATION, 'admin-9')).callBack ?? [];
  expect(after).toHaveLength(3);
  expect(before).toEqual(expect.arrayContaining([...after]));
  expect(JSON.stringify(await stored().find().toArray())).not.toContain(gone);
});
