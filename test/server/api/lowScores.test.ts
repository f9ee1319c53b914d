import type { OpinionWork } from '../../../shared/opinion/opinion.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { askSatisfaction, finaliseSatisfaction } from '../../support/askSatisfaction.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// Domain rules "Satisfaction": a low item becomes a complaint, once, by an office of the place; its thread goes from the
// score over the complaint to the next score. Withheld figures become nothing.

const communityId = 'demo-01';
const params = { communityId };

let server: TestServer;
let roundId: string;
let low: OpinionWork;
beforeAll(async () => {
  server = await startTestServer();
  roundId = await askSatisfaction(server, (rowId) => (rowId === 'lamps' ? 2 : 5), 'closed');
  low = await waitUntil(async () => {
    const found = (await lines('worker-1')).find(({ line }) => line?.label === '灯亮');
    if (found === undefined) throw new Error('the low score is not on the work list yet');
    return found;
  });
});
afterAll(() => server.stop());

const lines = async (as: string, of = roundId, state?: 'open' | 'linked') =>
  (
    await server.call('GET /opinions', {
      query: { roundId: of, source: 'score', limit: '100', ...(state === undefined ? {} : { state }) },
      as,
    })
  ).reply.items;
const complain = (as: string, opinionId = low.opinionId, category = 'workQuality') =>
  server.call('POST /opinions/:opinionId/complaint', {
    params: { opinionId },
    body: { category: category as 'workQuality' },
    as,
  });
const undo = (as: string, linkId: string) =>
  server.call('POST /opinions/:opinionId/links/:linkId/undo', {
    params: { opinionId: low.opinionId, linkId },
    body: { reason: '先和物业核实' },
    as,
  });
const complaintIdOf = ({ links }: Pick<OpinionWork, 'links'>): string => {
  const target = links.filter(({ undone }) => undone === undefined).at(-1)?.target;
  return target?.kind === 'complaint' ? target.complaintId : '';
};
const filed = () =>
  server.database.connection.collection('complaints').countDocuments({ origin: { $exists: true } });

test('only the low item is on the work list, by its published score', async () => {
  expect(
    (await lines('admin-1', roundId, 'open')).map(({ line }) => [line?.label, line?.tenths, line?.low]),
  ).toEqual([['灯亮', 250, null]]);
});

test('before the result is final it does not become a complaint', async () => {
  expect(low.complaintDraft).toBeUndefined();
  await expectRefused(server, 'opinion/not-final', () => complain('worker-1'));
  await finaliseSatisfaction(server, roundId);
  expect((await lines('worker-1', roundId, 'open'))[0]?.complaintDraft).toEqual({
    category: 'workQuality',
    text: expect.stringContaining('“灯亮”一项得分偏低：平均 25.0 分（满分 100），12 户打分。') as string,
  });
});

test('is for workers and admins of the place; a stranger finds nothing', async () => {
  for (const as of ['resident-1', 'bureau-1', 'inspector-1', 'handler-1'])
    await expectRefused(server, 'identity/role-may-not', () => complain(as));
  for (const as of ['worker-2', 'admin-2'])
    await expectRefused(server, 'request/not-found', () => complain(as));
  for (const opinionId of ['opinion-000000000000000000000000', 'no-such'])
    await expectRefused(server, 'request/not-found', () => complain('admin-1', opinionId));
  await expectRefused(server, 'request/invalid-field', () => complain('admin-1', low.opinionId, 'lamps'));
  expect(await filed()).toBe(0);
});

test('an item that is not low, a withheld one and words of one household become none', async () => {
  const good = (await lines('admin-1')).find(({ line }) => line?.label === '路平');
  await expectRefused(server, 'opinion/score-not-low', () => complain('admin-1', good?.opinionId));
  // Ratings of single works were asked for and nobody gave any: withheld.
  const withheld = (await lines('admin-1')).find(({ line }) => line?.rated === null);
  expect(withheld?.complaintDraft).toBeUndefined();
  await expectRefused(server, 'opinion/score-withheld', () => complain('admin-1', withheld?.opinionId));
  const written = await server.call('POST /communities/:communityId/opinions', {
    params,
    body: {
      clientKey: 'private-words-1',
      householdId: server.world.homeOf('resident-1'),
      text: '灯不亮',
      mayPublish: false,
    },
    as: 'resident-1',
  });
  await expectRefused(server, 'opinion/words-not-public', () => complain('admin-1', written.reply.opinionId));
  expect(await filed()).toBe(0);
});

test('becomes one complaint however often and by however many it is asked for', async () => {
  const heard = await Promise.all(
    Array.from({ length: 12 }, (_, index) => complain(index % 2 === 0 ? 'worker-1' : 'admin-1')),
  );
  expect(heard.map(({ status, code }) => [status, code])).toEqual(heard.map(() => [200, undefined]));
  expect(new Set(heard.map(({ reply }) => complaintIdOf(reply))).size).toBe(1);
  expect(await filed()).toBe(1);
  const { reply } = await complain('admin-1');
  expect(reply.links).toHaveLength(1);
  expect([reply.open, reply.complaintDraft]).toEqual([false, undefined]);
  expect(await lines('admin-1', roundId, 'open')).toEqual([]);
});

test('is an ordinary complaint of the office about the common ground, and says where it came from', async () => {
  const complaintId = complaintIdOf((await complain('admin-1')).reply);
  const seen = (as: string) => server.call('GET /complaints/:complaintId', { params: { complaintId }, as });
  const staff = (await seen('admin-1')).reply;
  expect(staff).toMatchObject({
    state: 'submitted',
    heard: 'opinion',
    category: 'workQuality',
    place: { kind: 'public' },
    isPrivate: false,
    mine: false,
    origin: { opinionId: low.opinionId, title: expect.stringContaining('灯亮') as string },
    may: expect.arrayContaining(['accept', 'reject']) as string[],
  });
  // Nobody confirms it: not who filed it, not who lives there.
  expect(staff.may).not.toContain('withdraw');
  const neighbour = (await seen('resident-2')).reply;
  expect([neighbour.text, neighbour.may, neighbour.origin?.opinionId]).toEqual([
    staff.text,
    [],
    low.opinionId,
  ]);
  expect((await seen('admin-2')).code).toBe('request/not-found');
});

test('everybody reads the thread with the number and how far it is; staff of the place is named by its role alone', async () => {
  const told = (source: 'score' | 'words') =>
    server.call('GET /communities/:communityId/opinions', { params, query: { roundId, source } });
  expect((await told('words')).reply.items).toEqual([]);
  const world = await told('score');
  const [thread] = world.reply.items;
  expect(thread).toMatchObject({
    opinionId: low.opinionId,
    words: null,
    links: [
      { title: expect.stringMatching(/^诉求 \d{6}-\d{4}$/) as string, complaint: { state: 'submitted' } },
    ],
  });
  expect(JSON.stringify(world.reply)).not.toMatch(/demo-worker|demo-admin|demo-01-b/);
  const elsewhere = await server.call('GET /communities/:communityId/opinions', {
    params,
    query: { roundId: 'demo-01-menu' },
  });
  expect(elsewhere.reply.items).toEqual([]);
});

test('taken back, it is withdrawn by the rules of complaints, and may become another', async () => {
  const first = (await complain('admin-1')).reply;
  const complaintId = complaintIdOf(first);
  const linkId = first.links[0]?.linkId ?? '';
  await expectRefused(server, 'request/not-found', () => undo('worker-2', linkId));
  const back = await undo('worker-1', linkId);
  expect([back.reply.open, back.reply.links[0]?.undone?.reason]).toEqual([true, '先和物业核实']);
  expect(back.reply.links[0]?.complaint?.state).toBe('withdrawn');
  await expectRefused(server, 'opinion/link-undone', () => undo('admin-1', linkId));
  const second = (await complain('worker-1')).reply;
  expect(complaintIdOf(second)).not.toBe(complaintId);
  expect(await filed()).toBe(2);
});

test('rejected, its link is taken back without it, and the item may become another', async () => {
  const work = (await complain('admin-1')).reply;
  const complaintId = complaintIdOf(work);
  const linkId = work.links.find(({ undone }) => undone === undefined)?.linkId ?? '';
  const said = async (verb: 'accept' | 'reject', more: object) => {
    const body = { clientKey: `${verb}-${complaintId.slice(-8)}`, ...more };
    return server.call(`POST /complaints/:complaintId/${verb}`, {
      params: { complaintId },
      body: body as { clientKey: string; text: string },
      as: 'admin-1',
    });
  };
  expect((await said('reject', { text: '不属于改造内容，转物业公司。' })).reply.state).toBe('rejected');
  const shown = await server.call('GET /opinions/:opinionId', { params: { opinionId: low.opinionId } });
  expect(shown.reply.links.at(-1)?.complaint?.state).toBe('rejected');
  // Until somebody takes it back, the rejection is what became of the item.
  expect((await complain('admin-1')).reply.links).toHaveLength(2);
  const back = await undo('admin-1', linkId);
  expect([back.code, back.reply.open, back.reply.complaintDraft === undefined]).toEqual([
    undefined,
    true,
    false,
  ]);
  expect(back.reply.links.at(-1)?.complaint?.state).toBe('rejected');
  const third = (await complain('worker-1')).reply;
  expect(third.links).toHaveLength(3);
  expect([complaintId, '']).not.toContain(complaintIdOf(third));
});

test('merged into another one it can no longer be taken back', async () => {
  const work = (await complain('admin-1')).reply;
  const complaintId = complaintIdOf(work);
  const linkId = work.links.find(({ undone }) => undone === undefined)?.linkId ?? '';
  const params = { communityId };
  const body = {
    clientKey: 'the-same-lamps',
    householdId: server.world.homeOf('resident-1'),
    category: 'workQuality',
    place: { kind: 'public' },
    text: '院里的灯不亮',
    isPrivate: false,
  } as const;
  const other = await server.call('POST /communities/:communityId/complaints', {
    params,
    body,
    as: 'resident-1',
  });
  const merged = await server.call('POST /complaints/:complaintId/merge', {
    params: { complaintId },
    body: { clientKey: 'merge-lamps', into: other.reply.complaintId, text: '同一件事' },
    as: 'admin-1',
  });
  expect([merged.code, merged.reply.state]).toEqual([undefined, 'merged']);
  const refused = await expectRefused(server, 'complaint/wrong-state', () => undo('admin-1', linkId));
  expect(refused['state']).toBe('merged');
});

test('each step is in the audit log', async () => {
  const { reply } = await server.call('GET /audit', { query: { limit: '100' }, as: 'inspector-1' });
  const acts = reply.items.map(({ act }) => act);
  expect(acts).toEqual(expect.arrayContaining(['opinion.complain', 'opinion.unlink']));
});

test('the next evaluation’s score of the same thing stands in the thread', async () => {
  const before = await server.call('GET /opinions/:opinionId', { params: { opinionId: low.opinionId } });
  expect(before.reply.next).toBeUndefined();
  await askSatisfaction(server, () => 4, 'closed');
  const { reply } = await server.call('GET /opinions/:opinionId', { params: { opinionId: low.opinionId } });
  expect([reply.line?.tenths, reply.next?.label, reply.next?.tenths]).toEqual([250, '灯亮', 750]);
});
