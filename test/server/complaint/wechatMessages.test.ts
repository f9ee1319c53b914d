import { complaintDesk, BUILDER, type ComplaintDesk } from '../../support/complaintDesk.ts';
import { giveOpenid } from '../../support/giveOpenid.ts';
import { messageStandIn, type HeardMessage, type MessageStandIn } from '../../support/messageStandIn.ts';
import { SEND_PATH } from '../../support/noticeHouse.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// A yes to 诉求进度 is one message to the filer, spent on acceptance and on 办结; one to 待办提醒 is the firm's, spent on the
// dispatch and on 未解决. WeChat's own words for it: one subscription, one message.

const PROGRESS = 'template-progress';
const TASK = 'template-task';
const HOURS = 3_600_000;

let wechat: MessageStandIn;
let server: TestServer;
let desk: ComplaintDesk;
beforeAll(async () => {
  wechat = await messageStandIn();
  server = await startTestServer({
    WECHAT_APPID: 'wx1',
    WECHAT_SECRET: 'hidden-secret',
    WECHAT_API_URL: wechat.url,
    WECHAT_TEMPLATES: `progress=${PROGRESS}:thing1,thing2,time3;task=${TASK}:thing4,thing5,time6`,
  });
  desk = await complaintDesk(server);
  await giveOpenid(server, 'demo-resident-1', 'openid-of-resident-1');
  await giveOpenid(server, 'demo-handler-1', 'openid-of-handler-1');
});
afterAll(async () => {
  await server.stop();
  await wechat.close();
});

const saysYes = async (as: string, templateId: string) =>
  (await server.call('POST /notices/credits', { body: { templates: { [templateId]: 'accept' } }, as })).reply
    .left;
const messagesTo = (openid: string): readonly HeardMessage[] =>
  wechat.heard(SEND_PATH).filter(({ body }) => body['touser'] === openid);
const told = (openid: string, count: number): Promise<HeardMessage> =>
  waitUntil(() => {
    const messages = messagesTo(openid);
    expect(messages).toHaveLength(count);
    const last = messages.at(-1);
    if (last === undefined) throw new Error('nobody was told');
    return last;
  });
/** Nobody hears from us twice in an hour. */
const later = (): void => {
  server.clock.forward(2 * HOURS);
  server.forgetSessions();
};

test('a yes each: acceptance, dispatch, 办结, 未解决; without one more nothing goes out', async () => {
  expect(await saysYes('resident-1', PROGRESS)).toMatchObject({ progress: 1 });
  expect(await saysYes('resident-1', PROGRESS)).toMatchObject({ progress: 2 });
  await saysYes('handler-1', TASK);
  await saysYes('handler-1', TASK);
  const { complaintId, number } = (await desk.file('resident-1', { text: '秘密的一句话' })).reply;

  await desk.walk(complaintId, ['admin-1', 'accept']);
  expect((await told('openid-of-resident-1', 1)).body).toMatchObject({
    template_id: PROGRESS,
    data: { thing1: { value: '诉求已受理' } },
  });
  later();
  await desk.walk(complaintId, ['admin-1', 'assign', { organisationId: BUILDER }]);
  expect((await told('openid-of-handler-1', 1)).body).toMatchObject({
    template_id: TASK,
    data: { thing4: { value: '有新的诉求要办' } },
  });
  later();
  const photos = [await desk.photo('handler-1')];
  await desk.walk(complaintId, ['handler-1', 'start'], ['handler-1', 'done', { text: '修好了', photos }]);
  expect((await told('openid-of-resident-1', 2)).body).toMatchObject({
    data: { thing1: { value: '诉求已办结，请您确认' } },
  });
  later();
  await desk.walk(complaintId, ['resident-1', 'reopen', { text: '还漏' }]);
  expect((await told('openid-of-handler-1', 2)).body).toMatchObject({
    data: { thing4: { value: '诉求没有解决，重新办理' } },
  });
  later();
  await desk.walk(complaintId, ['handler-1', 'start'], ['handler-1', 'done', { text: '又修', photos }]);
  await waitUntil(async () => {
    const { items } = (await server.call('GET /notices', { query: { limit: '20' }, as: 'resident-1' })).reply;
    expect(items.filter(({ title }) => title === '诉求已办结，请您确认')).toHaveLength(2);
  });
  expect(messagesTo('openid-of-resident-1')).toHaveLength(2);
  const all = wechat.heard(SEND_PATH).map(({ text }) => text);
  expect(all).toHaveLength(4);
  for (const text of all) expect(text).toContain(number);
  expect(all.join('\n')).not.toContain('秘密的一句话');
});
