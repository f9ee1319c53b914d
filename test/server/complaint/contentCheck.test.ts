import { openComplaintStore } from '../../../server/complaint/complaintStore.ts';
import { pendingWords } from '../../../server/complaint/pendingWords.ts';
import { chineseCalendar } from '../../../server/complaint/workingCalendar.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { complaintDesk, type ComplaintDesk } from '../../support/complaintDesk.ts';
import { giveOpenid } from '../../support/giveOpenid.ts';
import { messageStandIn, type MessageStandIn } from '../../support/messageStandIn.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { away, recheckTexts, suggest, TEXT_CHECK, wechatAt } from '../../support/textCheck.ts';

// The content check of complaints (issue: API away → pending, never lost, never published unchecked): risky words are
// refused before anything is kept; what nobody has looked at is for its author and the desk, until the check has spoken
// or a person lets it go.

let server: TestServer;
let wechat: MessageStandIn;
let desk: ComplaintDesk;
beforeAll(async () => {
  wechat = await messageStandIn();
  server = await startTestServer(wechatAt(wechat.url));
  desk = await complaintDesk(server);
  await giveOpenid(server, 'demo-resident-1', 'openid-of-resident-1');
});
afterAll(async () => {
  await server.stop();
  await wechat.close();
});
beforeEach(() => wechat.behave(TEXT_CHECK, suggest('pass')));

const waiting = () =>
  pendingWords({
    complaints: openComplaintStore(server.database.connection),
    calendar: chineseCalendar(),
    clock: server.clock,
  });

test('what is refused is not kept, filed or said', async () => {
  wechat.behave(TEXT_CHECK, suggest('risky'));
  await expectRefused(server, 'content/refused', () => desk.file('resident-1'));
  expect(await server.database.connection.collection('complaints').countDocuments()).toBe(0);
  wechat.behave(TEXT_CHECK, suggest('pass'));
  const complaintId = await desk.filed('resident-1');
  wechat.behave(TEXT_CHECK, suggest('risky'));
  await expectRefused(server, 'content/refused', () =>
    desk.say('resident-1', complaintId, 'entries', { text: '骂人的话' }),
  );
  await expectRefused(server, 'content/refused', () =>
    desk.say('resident-1', complaintId, 'withdraw', { text: '骂人的话' }),
  );
  expect((await desk.see('resident-1', complaintId)).reply.version).toBe(1);
});

test('what nobody has looked at is read by its author and the desk, and shown once it has passed', async () => {
  wechat.behave(TEXT_CHECK, away);
  const complaintId = await desk.filed('resident-1', { text: '还没有检查的话' });
  expect((await desk.see('resident-1', complaintId)).reply.text).toBe('还没有检查的话');
  expect((await desk.see('admin-1', complaintId)).reply.entries[0]?.moderation).toBe('pending');
  const neighbour = await desk.see('resident-2', complaintId);
  expect(neighbour.reply.text).toBeNull();
  expect(neighbour.text).not.toContain('还没有检查的话');
  // Nor is it suggested to somebody who writes the same.
  const similar = await server.call('POST /communities/:communityId/complaints/similar', {
    params: { communityId: 'demo-01' },
    body: { category: 'leak', place: { kind: 'building', buildingId: 'demo-01-b1' }, text: '还没有检查的话' },
    as: 'resident-2',
  });
  expect(similar.text).not.toContain('还没有检查的话');
  const [text] = await waiting().pending(10);
  expect(text).toMatchObject({ accountId: 'demo-resident-1', text: '还没有检查的话' });
  await waiting().settle(text?.id ?? '', 'pass');
  await waiting().settle(text?.id ?? '', 'pass');
  const shown = (await desk.see('resident-2', complaintId)).reply;
  expect([shown.text, shown.version]).toEqual(['还没有检查的话', 2]);
  expect(await waiting().pending(10)).toEqual([]);
});

test('what turns out to be risky is held until a person looks, and a person’s word stands', async () => {
  wechat.behave(TEXT_CHECK, away);
  const complaintId = await desk.filed('resident-1', { text: '有风险的话' });
  const [text] = await waiting().pending(10);
  await waiting().settle(text?.id ?? '', 'refused');
  const [filed] = (await desk.see('admin-1', complaintId)).reply.entries;
  expect(filed?.moderation).toBe('held');
  expect((await desk.see('resident-2', complaintId)).reply.text).toBeNull();
  await desk.walk(complaintId, [
    'admin-1',
    'moderate',
    { entryId: filed?.entryId, act: 'restore', reason: '看过，没有问题' },
  ]);
  await waiting().settle(text?.id ?? '', 'refused');
  expect((await desk.see('resident-2', complaintId)).reply.text).toBe('有风险的话');
});

test('staff do not wait for a check that is away', async () => {
  const complaintId = await desk.filed('resident-1');
  wechat.behave(TEXT_CHECK, away);
  const accepted = (await desk.say('admin-1', complaintId, 'accept', { text: '明天来看' })).reply;
  expect(accepted.entries[1]?.moderation).toBeUndefined();
  expect((await desk.see('resident-2', complaintId)).text).toContain('明天来看');
});

test('the reason of a look at a telephone number reaches its owner once it has passed', async () => {
  const complaintId = await desk.inProgress('resident-1', { phone: '13800001234' });
  const look = (reason: string) =>
    server.call('POST /complaints/:complaintId/phone', {
      params: { complaintId },
      body: { reason },
      as: 'handler-1',
    });
  await giveOpenid(server, 'demo-handler-1', 'openid-of-handler-1');
  wechat.behave(TEXT_CHECK, suggest('risky'));
  await expectRefused(server, 'content/refused', () => look('骂人的话'));
  wechat.behave(TEXT_CHECK, away);
  expect((await look('没有人检查过')).reply).toEqual({ phone: '13800001234' });
  const reasons = async (as: string) =>
    (await desk.see(as, complaintId)).reply.phoneLooks?.map(({ reason }) => reason);
  expect(await reasons('resident-1')).toEqual([null]);
  expect(await reasons('admin-1')).toEqual(['没有人检查过']);
  wechat.behave(TEXT_CHECK, suggest('pass'));
  await recheckTexts(server, wechat.url);
  expect(await reasons('resident-1')).toEqual(['没有人检查过']);
});
