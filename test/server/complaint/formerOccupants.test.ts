import type { NoticeRecord } from '../../../server/notice/noticeModel.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { BUILDER, complaintDesk, type ComplaintDesk } from '../../support/complaintDesk.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// People move. Whoever is bound to a dwelling reads what concerned it since then; what staff heard of those who lived
// there before, what they were told and what they answered in rounds that are over is not for the next ones.

let server: TestServer;
let desk: ComplaintDesk;
beforeAll(async () => {
  server = await startTestServer();
  desk = await complaintDesk(server);
});
afterAll(() => server.stop());

const MINUTE = 60_000;
const notices = () => server.database.connection.collection<NoticeRecord>('notices');
const heardOf = (householdId: string, more: object = {}) =>
  desk.filed('worker-1', { heard: 'call', householdId, isPrivate: true, text: '上一家说的事', ...more });

/** Is bound to the door of a printed slip by a worker who approves it. */
async function moveIn(
  as: string,
  slip: TestServer['slips'][number] | undefined,
  worker: string,
): Promise<string> {
  if (slip === undefined) throw new Error('no slip was printed');
  server.clock.forward(MINUTE);
  const asked = await server.call('POST /bindings', {
    body: { code: slip.code, relation: 'tenant', name: '演示新人', phone: '13900000000' },
    as,
  });
  expect(asked.status).toBe(201);
  server.clock.forward(MINUTE);
  const { bindingId } = asked.reply;
  const approved = await server.call('POST /bindings/:bindingId/approve', {
    params: { bindingId },
    as: worker,
  });
  expect(approved.status).toBe(200);
  server.clock.forward(MINUTE);
  return slip.householdId;
}

const slipsOf = (communityId: string) =>
  server.slips.filter((slip) => slip.communityId === communityId && slip.forDispute === undefined);

test('a newcomer reads nothing of what was heard of the household before, and all since', async () => {
  const [slip] = slipsOf('demo-01');
  const before = await heardOf(slip?.householdId ?? '');
  const ask = (complaintId: string) =>
    desk.say('worker-1', complaintId, 'entries', { text: '几楼？', asksFiler: true });
  await expectRefused(server, 'complaint/nobody-to-ask', () => ask(before));
  const householdId = await moveIn('visitor-1', slip, 'worker-1');
  await expectRefused(server, 'request/not-found', () => desk.see('visitor-1', before));
  await expectRefused(server, 'request/not-found', () => desk.say('visitor-1', before, 'withdraw'));
  const since = await heardOf(householdId);
  expect((await desk.see('visitor-1', since)).reply).toMatchObject({ mine: true, may: ['withdraw'] });
  const { items, counts } = await desk.list('visitor-1', { view: 'mine' });
  expect(items.map(({ complaintId }) => complaintId)).toEqual([since]);
  expect(counts.all).toBe(1);
  const live = await server.live('visitor-1');
  live.say({ op: 'subscribe', topics: { [`complaint:${before}`]: null } });
  expect(JSON.stringify(await live.next())).toContain('live/topic-unknown');
  // A question that nobody could answer would stay open for ever.
  await expectRefused(server, 'complaint/nobody-to-ask', () => ask(before));
  expect((await ask(since)).reply.openQuestion).toBeDefined();
  // What becomes of the former one later is not for the newcomer either: nobody here may read it, so it goes on paper.
  await desk.walk(before, ['admin-1', 'accept']);
  await waitUntil(async () => {
    const accepted = { householdId, 'link.complaintId': before, reason: 'complaintAccepted' } as const;
    const found = await notices().findOne(accepted);
    if (found?.status !== 'slip') throw new Error(`the acceptance is ${found?.status ?? 'not owed'}`);
  });
  // Public ones are read as any neighbour reads them.
  const open = await heardOf(householdId, { isPrivate: false });
  expect((await desk.see('resident-2', open)).reply.mine).toBe(false);
});

test('what the household was told before stays with those who lived there', async () => {
  const [, slip] = slipsOf('demo-01');
  const householdId = slip?.householdId ?? '';
  const before = await heardOf(householdId);
  await desk.walk(before, ['admin-1', 'accept']);
  const owed = (complaintId: string) => () =>
    notices().countDocuments({ addressee: `household:${householdId}`, 'link.complaintId': complaintId });
  await untilOwed(owed(before), 2);
  await moveIn('visitor-2', slip, 'worker-1');
  await desk.walk(before, ['admin-1', 'assign', { organisationId: BUILDER }], ['handler-1', 'start']);
  await desk.walk(before, ['admin-1', 'entries', { text: '还是上一家的事' }]);
  await untilOwed(owed(before), 3);
  const since = await heardOf(householdId);
  await untilOwed(owed(since), 1);
  const mine = (await server.call('GET /notices', { query: { limit: '100' }, as: 'visitor-2' })).reply;
  expect(mine.items.map(({ link }) => link)).toEqual([{ kind: 'complaint', complaintId: since }]);
  expect(mine.unread).toBe(1);
  const former = await notices()
    .find({ addressee: `household:${householdId}`, 'link.complaintId': before })
    .toArray();
  for (const { _id: noticeId } of former)
    await expectRefused(server, 'request/not-found', () =>
      server.call('POST /notices/:noticeId/read', { params: { noticeId }, as: 'visitor-2' }),
    );
});

test('what was answered in a round that is over is not opened to the next occupant', async () => {
  const [slip] = slipsOf('demo-02');
  const roundId = 'demo-02-menu';
  const acts = server.world.world.communities
    .flatMap(({ rounds }) => rounds)
    .find(({ terms }) => terms.roundId === roundId)?.acts;
  expect(
    acts?.filter(({ kind, householdId }) => kind === 'response' && householdId === slip?.householdId),
  ).not.toEqual([]);
  await moveIn('visitor-3', slip, 'worker-2');
  const { reply } = await server.call('GET /rounds/:roundId/responses/mine', {
    params: { roundId },
    as: 'visitor-3',
  });
  expect(reply).toMatchObject({ counted: [], history: [] });
  const bundle = await server.send('GET', `/api/v1/rounds/${roundId}/bundle`, { as: 'visitor-3' });
  expect(JSON.parse(bundle.text)).toMatchObject({ tier: 'world', openings: [] });
  const opinions = await server.call('GET /communities/:communityId/opinions/mine', {
    params: { communityId: 'demo-02' },
    as: 'visitor-3',
  });
  expect(opinions.reply.items).toEqual([]);
});

/** Waits until so many are owed; the outbox follows the writes by itself. */
async function untilOwed(count: () => Promise<number>, wanted: number): Promise<void> {
  await waitUntil(async () => {
    const owed = await count();
    if (owed < wanted) throw new Error(`${owed} of ${wanted} are owed`);
  });
}
