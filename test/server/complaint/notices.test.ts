import type { NoticeRecord } from '../../../server/notice/noticeModel.ts';
import { complaintDesk, type ComplaintDesk } from '../../support/complaintDesk.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// Whom a complaint obliges us to tell (issue: spent on acceptance, done, reopened; reminders to the holder, then to the
// superior; a household for which staff wrote something down). A message never says what the complaint is about.

let server: TestServer;
let desk: ComplaintDesk;
beforeAll(async () => {
  server = await startTestServer();
  desk = await complaintDesk(server);
});
afterAll(() => server.stop());

const notices = () => server.database.connection.collection<NoticeRecord>('notices');
const owedFor = async (
  complaintId: string,
  most: number,
): Promise<readonly (readonly [string, string])[]> => {
  const find = () =>
    notices().find({ 'link.complaintId': complaintId }).sort({ owedAt: 1, _id: 1 }).toArray();
  return waitUntil(async () => {
    const found = await find();
    if (found.length < most) throw new Error(`${found.length} are to be told of ${complaintId}`);
    return found.map(({ addressee, reason }) => [addressee, reason] as const);
  });
};

test('the filer hears of acceptance and 办结, the firm of the dispatch and of 未解决', async () => {
  const complaintId = await desk.done('resident-1', { text: '秘密的一句话' });
  await desk.walk(
    complaintId,
    ['admin-1', 'entries', { text: '内部的话', internal: true }],
    ['resident-1', 'reopen', { text: '还漏' }],
  );
  const owed = await owedFor(complaintId, 4);
  expect([...owed].sort()).toEqual(
    [
      ['account:demo-resident-1', 'complaintAccepted'],
      ['account:demo-resident-1', 'complaintDone'],
      ['grant:handler~organisation:demo-builder', 'complaintAssigned'],
      ['grant:handler~organisation:demo-builder', 'complaintReopened'],
    ].sort(),
  );
  expect(JSON.stringify(await notices().find().toArray())).not.toContain('秘密的一句话');
});

test('a message says whether it is for a person or for an office, whoever holds both', async () => {
  const complaintId = await desk.done('resident-1');
  await owedFor(complaintId, 3);
  const read = async (as: string) =>
    (await server.call('GET /notices', { query: { limit: '100' }, as })).reply.items
      .filter(({ link }) => link.kind === 'complaint' && link.complaintId === complaintId)
      .map(({ toOffice }) => toOffice);
  expect(await read('resident-1')).toEqual([false, false]);
  expect(await read('handler-1')).toEqual([true]);
});

test('a household is told of what staff wrote down for it', async () => {
  const householdId = server.world.homeOf('resident-2');
  const complaintId = await desk.filed('worker-1', { heard: 'door', householdId });
  expect(await owedFor(complaintId, 1)).toEqual([[`household:${householdId}`, 'complaintHeard']]);
});

test('what was written while the outbox was away is owed later, and never twice', async () => {
  const complaintId = await desk.filed('resident-1');
  await desk.walk(complaintId, ['admin-1', 'accept']);
  await owedFor(complaintId, 1);
  await server.database.connection
    .collection('complaints')
    .updateOne({ _id: complaintId as never }, { $set: { toTell: true, told: 0 } });
  await waitUntil(async () => {
    const found = await server.database.connection
      .collection('complaints')
      .findOne({ _id: complaintId as never });
    if (found?.['toTell'] !== undefined) throw new Error('it still waits to be told of');
  });
  expect(await owedFor(complaintId, 1)).toHaveLength(1);
});

test('after the second return the bureau of the district is told', async () => {
  const complaintId = await desk.filed('resident-1');
  await desk.walk(
    complaintId,
    ['admin-1', 'accept'],
    ['admin-1', 'assign', { organisationId: 'demo-builder' }],
    ['handler-1', 'return', { text: '不是我们的' }],
    ['admin-1', 'assign', { organisationId: 'demo-property' }],
    ['handler-3', 'return', { text: '也不是' }],
  );
  const owed = (await owedFor(complaintId, 5)).filter(([, reason]) => reason === 'complaintReturned');
  expect([...owed].sort()).toEqual([
    ['grant:communityAdmin~community:demo-01', 'complaintReturned'],
    ['grant:districtBureau~region:demo-east', 'complaintReturned'],
  ]);
});

describe('whoever has to decide, or may stop, is told', () => {
  const BUREAU = 'grant:districtBureau~region:demo-east';
  const FIRM = 'grant:handler~organisation:demo-builder';
  const OFFICE = 'grant:communityAdmin~community:demo-01';
  const toldOf = async (complaintId: string, most: number, asked: string) =>
    (await owedFor(complaintId, most)).filter(([, reason]) => reason === asked);

  test('the community of an extension that the firm asks for, and the firm when the filer then withdraws', async () => {
    const complaintId = await desk.inProgress('resident-1');
    await desk.walk(
      complaintId,
      ['handler-1', 'request-extension', { workingDays: 3, text: '等材料' }],
      ['resident-1', 'withdraw'],
    );
    expect(await toldOf(complaintId, 4, 'complaintExtensionAsked')).toEqual([
      [OFFICE, 'complaintExtensionAsked'],
    ]);
    expect(await toldOf(complaintId, 4, 'complaintWithdrawn')).toEqual([[FIRM, 'complaintWithdrawn']]);
  });

  test('the bureau of the district when the community asks to close what cannot be solved', async () => {
    const complaintId = await desk.inProgress('resident-1');
    await desk.walk(complaintId, ['admin-1', 'close-unresolved', { text: '产权单位已注销' }]);
    expect(await toldOf(complaintId, 3, 'complaintClosingAsked')).toEqual([
      [BUREAU, 'complaintClosingAsked'],
    ]);
  });

  test('nobody of a withdrawal before a firm was at work', async () => {
    const complaintId = await desk.filed('resident-1');
    await desk.walk(complaintId, ['admin-1', 'accept'], ['resident-1', 'withdraw']);
    await waitUntil(async () => {
      const left = await server.database.connection
        .collection('complaints')
        .findOne({ _id: complaintId as never, toTell: true });
      if (left !== null) throw new Error('it still waits to be told of');
    });
    expect(await owedFor(complaintId, 1)).toEqual([['account:demo-resident-1', 'complaintAccepted']]);
  });
});
