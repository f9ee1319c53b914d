import { FLAG_REPLIES } from '../../../shared/round/flag/flagApi.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { enterAtDoor } from '../../support/enterAtDoor.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// Against invented answers (ledger rules, 6): anomaly flags stay internal until reviewed, with the worker's reply. A flag
// blocks no answer, residents never learn of one, and whoever it is about does not review it.

const roundId = 'demo-09-confirmation';
const communityId = 'demo-09';
const worker = 'worker-9';
const admin = 'admin-9';

let server: TestServer;
let doors: readonly string[];
beforeAll(async () => {
  server = await startTestServer();
  doors = server.world.untouched(roundId);
});
afterAll(() => server.stop());

const list = (as: string, query: object = {}) => server.call('GET /staff-flags', { query, as });
const items = async (as: string, query: object = {}) => (await list(as, query)).reply.items;
const enter = (householdId: string, secondsAgo: number) =>
  enterAtDoor(server, {
    roundId,
    householdId,
    as: worker,
    visitedAt: server.clock.now() - secondsAgo * 1000,
  });
const reply = (as: string, flagId: string, words: string) =>
  server.call('POST /staff-flags/:flagId/reply', { params: { flagId }, body: { words }, as });
const review = (as: string, flagId: string, outcome: 'explained' | 'callBack' = 'explained') =>
  server.call('POST /staff-flags/:flagId/review', {
    params: { flagId },
    body: { outcome, words: '问过四户，都说来过。' },
    as,
  });
const flagged = () =>
  waitUntil(async () => {
    const [flag] = await items(admin);
    if (flag === undefined) throw new Error('no flag yet');
    return flag;
  });

test('three doors in a minute are no flag, four are, and none of the answers is held up', async () => {
  for (const [index, door] of doors.slice(0, 3).entries()) await enter(door, 60 - index * 15);
  await enter(doors[3] ?? '', 15);
  const flag = await flagged();
  expect(flag).toMatchObject({
    communityId,
    roundId,
    kind: 'manyDoors',
    day: '2031-05-14',
    figure: 4,
    state: 'open',
    mine: false,
    mayReview: true,
    mayReply: false,
    operator: '演示人员 worker-9',
  });
  expect(flag.seqs).toHaveLength(4);
  // However many have asked since, there is one.
  expect(await items(admin)).toHaveLength(1);
});

test('residents, visitors and people of other places never see it, under no address', async () => {
  const { flagId } = await flagged();
  expect((await server.call('GET /staff-flags', { query: {} })).code).toBe('session/not-signed-in');
  for (const as of [
    'owner-9',
    'family-9',
    'tenant-9',
    'handler-1',
    'volunteer-1',
    'committee-1',
    'operator-1',
  ]) {
    await expectRefused(server, 'identity/role-may-not', () => list(as));
    await expectRefused(server, 'identity/role-may-not', () => reply(as, flagId, '看看'));
    await expectRefused(server, 'identity/role-may-not', () => review(as, flagId));
  }
  for (const as of ['worker-1', 'admin-1', 'bureau-other']) expect(await items(as)).toEqual([]);
  for (const as of ['worker-1', 'admin-1'])
    await expectRefused(server, 'request/not-found', () => reply(as, flagId, '不是我'));
  await expectRefused(server, 'request/not-found', () => review('admin-1', flagId));
  const params = { communityId };
  const open = await Promise.all([
    server.call('GET /rounds/:roundId', { params: { roundId } }),
    server.call('GET /rounds/:roundId/participation', { params: { roundId } }),
    server.call('GET /rounds/:roundId/participation', { params: { roundId }, as: 'owner-9' }),
    server.call('GET /communities/:communityId', { params, as: 'owner-9' }),
    server.call('GET /communities/:communityId/publications', { params }),
    server.call('GET /notices', { as: 'owner-9' }),
  ]);
  for (const { text } of open) expect(text).not.toMatch(/flag-|staffFlag|manyDoors/);
});

test('supervisors of the place read it; the worker reads the own one, answers it, and does not review it', async () => {
  const { flagId } = await flagged();
  expect((await items('inspector-1')).map((flag) => [flag.flagId, flag.mayReview])).toEqual([
    [flagId, false],
  ]);
  const [own] = await items(worker);
  expect([own?.flagId, own?.mine, own?.mayReply, own?.mayReview]).toEqual([flagId, true, true, false]);
  await expectRefused(server, 'flag/not-yours', () => reply(admin, flagId, '替他说'));
  await expectRefused(server, 'identity/role-may-not', () => review(worker, flagId));
  await expectRefused(server, 'request/invalid-field', () => reply(worker, flagId, '  '));
  const said = await reply(worker, flagId, '四户在楼下开会，一起登记的。');
  expect(said.reply.replies.map(({ words }) => words)).toEqual(['四户在楼下开会，一起登记的。']);
  expect((await reply(worker, flagId, '四户在楼下开会，一起登记的。')).reply.replies).toHaveLength(1);
});

test('an admin reviews it once, with a sentence; asked again, the doors are named to the admin alone', async () => {
  const { flagId } = await flagged();
  await expectRefused(server, 'request/invalid-field', () =>
    server.call('POST /staff-flags/:flagId/review', {
      params: { flagId },
      body: { outcome: 'guilty' as 'explained', words: '不对' },
      as: admin,
    }),
  );
  const heard = await Promise.all([review(admin, flagId, 'callBack'), review(admin, flagId, 'callBack')]);
  expect(heard.filter(({ status }) => status === 200)).toHaveLength(1);
  const [seen] = await items(admin, { state: 'reviewed' });
  expect(seen?.reviews).toHaveLength(1);
  expect(seen?.callBack).toHaveLength(4);
  expect(seen?.callBack?.[0]).toMatch(/号楼/);
  // Whoever supervises reads what was found, and no door.
  for (const as of ['inspector-1', 'bureau-1'])
    expect((await items(as)).map((flag) => [flag.reviews.length, flag.callBack])).toEqual([[1, undefined]]);
  expect(await items(admin, { state: 'open' })).toEqual([]);
  const [own] = await items(worker);
  expect([own?.reviews[0]?.words, own?.callBack, own?.mayReply]).toEqual([
    '问过四户，都说来过。',
    undefined,
    false,
  ]);
  await expectRefused(server, 'flag/reviewed', () => reply(worker, flagId, '还有一句'));
});

test('when it grows after that it is open again, and what was said stays', async () => {
  await enter(doors[4] ?? '', 20);
  const grown = await waitUntil(async () => {
    const [flag] = await items(admin, { state: 'open' });
    if (flag === undefined) throw new Error('not open yet');
    return flag;
  });
  expect([grown.seqs.length, grown.reviews.length, grown.replies.length]).toEqual([5, 1, 1]);
  expect(grown.reviews[0]?.entries).toBe(4);
});

test('how it was is said so often and no more', async () => {
  const [{ flagId, replies } = { flagId: '', replies: [] }] = await items(worker);
  for (let said = replies.length; said < FLAG_REPLIES; said += 1) {
    const heard = await reply(worker, flagId, `还有一句，第 ${said} 句`);
    expect([heard.status, heard.reply.mayReply]).toEqual([200, said + 1 < FLAG_REPLIES]);
  }
  await expectRefused(server, 'flag/replies-full', () => reply(worker, flagId, '再说一句'));
});

test('every look and every word of it is in the audit log', async () => {
  const { reply: page } = await server.call('GET /audit', { query: { limit: '100' }, as: 'inspector-1' });
  const acts = page.items.map(({ act }) => act);
  expect(acts).toEqual(expect.arrayContaining(['flags.view', 'flag.reply', 'flag.review']));
});
