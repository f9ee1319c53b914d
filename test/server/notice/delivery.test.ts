import { createHmac } from 'node:crypto';
import { errcode, WELL } from '../../support/messageStandIn.ts';
import { noticeHouse, SEND_PATH, SMS_PATH, SMS_SECRET, type NoticeHouse } from '../../support/noticeHouse.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let house: NoticeHouse;
beforeEach(async () => {
  house = await noticeHouse();
});
afterEach(() => house.close());

/** Tells what is due now, and says how many messages have gone out by each way. */
const deliver = async (): Promise<{ wechat: number; sms: number }> => {
  await house.notices.deliver();
  return { wechat: house.outside.heard(SEND_PATH).length, sms: house.outside.heard(SMS_PATH).length };
};
const oweHousehold = (sourceId: string, householdId = 'h1'): Promise<void> =>
  house.owe({ sourceId, to: { householdId } });

// Ledger, "Against invented answers" 3: WeChat if subscribed, else SMS, else a printed slip.
describe('the way to a household', () => {
  test('a subscribed member is told by WeChat, and the credit is spent', async () => {
    await house.person('a1', { openid: 'o-1', phone: '13800000001', home: 'h1' });
    await house.notices.credits.add('a1', 'household');
    await oweHousehold('s1');
    expect(await deliver()).toEqual({ wechat: 1, sms: 0 });
    expect(house.outside.heard(SEND_PATH)[0]).toMatchObject({
      query: { access_token: 'token-1' },
      body: {
        touser: 'o-1',
        template_id: 'template-household',
        data: { thing1: { value: '您家有一条代录的登记' }, thing2: { value: '改造菜单' } },
      },
    });
    expect(await house.stored('s1:h1')).toMatchObject({ status: 'told', delivery: { by: 'wechat' } });
    expect(await house.notices.credits.leftOf('a1', 'household')).toBe(0);
  });

  test('without a credit it is a short message, signed, without a choice in it', async () => {
    await house.person('a1', { openid: 'o-1', phone: '13800000001', home: 'h1' });
    await oweHousehold('s1');
    expect(await deliver()).toEqual({ wechat: 0, sms: 1 });
    const [message] = house.outside.heard(SMS_PATH);
    const stamp = String(message?.headers['x-timestamp']);
    const expected = createHmac('sha256', SMS_SECRET).update(`${stamp}.${message?.text}`).digest('hex');
    expect(message?.headers['x-signature']).toBe(expected);
    expect(message?.body).toMatchObject({
      phone: '13800000001',
      text: expect.stringContaining('您家登记了一条'),
    });
    expect(await house.stored('s1:h1')).toMatchObject({ status: 'told', delivery: { by: 'sms' } });
  });

  test('a member without WeChat and number finds it in the list; unopened for three days it becomes a slip', async () => {
    await house.person('a1', { home: 'h1' });
    await oweHousehold('s1');
    await deliver();
    expect(await house.stored('s1:h1')).toMatchObject({ status: 'listed' });
    house.time.now += 72 * HOUR;
    await deliver();
    expect(await house.stored('s1:h1')).toMatchObject({ status: 'slip', buildingId: 'b1' });
  });

  test('a household in which nobody has an account gets a slip at once', async () => {
    await oweHousehold('s1');
    await deliver();
    expect(await house.stored('s1:h1')).toMatchObject({ status: 'slip', regionIds: ['city'] });
  });

  test('who did it is not told of it', async () => {
    await house.person('a1', { phone: '13800000001', home: 'h1' });
    await house.person('a2', { phone: '13800000002', home: 'h1' });
    await house.owe({
      sourceId: 's1',
      to: { householdId: 'h1' },
      reason: 'answerReplaced',
      actorId: 'a1',
    });
    await deliver();
    expect(house.outside.heard(SMS_PATH).map(({ body }) => body['phone'])).toEqual(['13800000002']);
  });

  test('the first member of a household has nobody to be told beside it', async () => {
    await house.person('a1', { phone: '13800000001', home: 'h1' });
    await house.owe({ sourceId: 's1', to: { householdId: 'h1' }, reason: 'memberJoined', actorId: 'a1' });
    expect(await deliver()).toEqual({ wechat: 0, sms: 0 });
    expect(await house.stored('s1:h1')).toMatchObject({ status: 'untold' });
  });

  test('everybody who holds a grant is told', async () => {
    const scope = 'organisation:firm-1';
    await house.person('f1', { phone: '13800000003', roles: [{ role: 'handler', scope: [scope] }] });
    await house.person('f2', { phone: '13800000004', roles: [{ role: 'handler', scope: [scope] }] });
    await house.owe({ sourceId: 's1', to: { role: 'handler', scope }, reason: 'complaintAssigned' });
    expect(await deliver()).toEqual({ wechat: 0, sms: 2 });
  });
});

// Decidim #8486, #10282: too many messages, or none.
describe('nobody is flooded', () => {
  beforeEach(() => house.person('a1', { phone: '13800000001', home: 'h1' }));

  test('what comes within the hour is told together after it', async () => {
    await oweHousehold('s1');
    expect((await deliver()).sms).toBe(1);
    await oweHousehold('s2');
    await house.owe({ sourceId: 's3', to: { accountId: 'a1' }, reason: 'complaintAccepted' });
    house.time.now += 59 * MINUTE;
    expect((await deliver()).sms).toBe(1);
    await oweHousehold('s4');
    house.time.now += MINUTE;
    expect((await deliver()).sms).toBe(2);
    expect(house.outside.heard(SMS_PATH)[1]?.body['text']).toContain('另有1条');
    // The person's own waits for the next hour: the ears are the same.
    house.time.now += HOUR;
    expect((await deliver()).sms).toBe(3);
  });

  test('what is urgent does not wait for the hour', async () => {
    await oweHousehold('s1');
    await deliver();
    await house.owe({ sourceId: 's2', to: { householdId: 'h1' }, urgent: true });
    expect((await deliver()).sms).toBe(2);
  });

  test.each([
    ['22:00', '2026-03-02T14:00:00Z', '2026-03-02T23:00:00Z'],
    ['06:59', '2026-03-02T22:59:00Z', '2026-03-02T23:00:00Z'],
  ])('at %s nobody’s telephone rings; at seven it does', async (_, night, seven) => {
    house.time.now = Date.parse(night);
    await house.owe({ sourceId: 's1', to: { householdId: 'h1' }, urgent: true });
    expect((await deliver()).sms).toBe(0);
    house.time.now = Date.parse(seven);
    expect((await deliver()).sms).toBe(1);
  });
});

describe('when the other side fails', () => {
  beforeEach(async () => {
    await house.person('a1', { openid: 'o-1', phone: '13800000001', home: 'h1' });
    await house.notices.credits.add('a1', 'household');
    await oweHousehold('s1');
  });

  test.each([
    ['answers 500', { kind: 'raw', status: 500, text: 'oops' }],
    ['hangs up', { kind: 'hangUp' }],
    ['hangs', { kind: 'silent' }],
    ['answers no JSON', { kind: 'raw', status: 200, text: '<html>' }],
    ['is busy', errcode(-1)],
    ['has had enough for today', errcode(45009)],
  ] as const)('WeChat %s: tried again a minute later, the credit is still there', async (_, behaviour) => {
    house.outside.behave(SEND_PATH, behaviour, WELL);
    expect(await deliver()).toEqual({ wechat: 1, sms: 0 });
    expect(await house.notices.credits.leftOf('a1', 'household')).toBe(1);
    expect(await deliver()).toEqual({ wechat: 1, sms: 0 });
    house.time.now += MINUTE;
    expect(await deliver()).toEqual({ wechat: 2, sms: 0 });
    expect(await house.stored('s1:h1')).toMatchObject({ status: 'told', delivery: { by: 'wechat' } });
  });

  test('WeChat fails five times: the short message takes over', async () => {
    house.outside.behave(SEND_PATH, { kind: 'raw', status: 503, text: '' });
    for (let tries = 0; tries < 5; tries += 1) {
      await deliver();
      house.time.now += HOUR;
    }
    expect(await deliver()).toEqual({ wechat: 5, sms: 1 });
  });

  test('43101: the person has refused, the credit is gone, the short message goes out at once', async () => {
    house.outside.behave(SEND_PATH, errcode(43101));
    expect(await deliver()).toEqual({ wechat: 1, sms: 1 });
    expect(await house.notices.credits.leftOf('a1', 'household')).toBe(0);
  });

  test.each([40001, 42001])('%d: the token is fetched anew and the message goes out', async (code) => {
    house.outside.behave(SEND_PATH, errcode(code), WELL);
    expect(await deliver()).toEqual({ wechat: 2, sms: 0 });
    const [, second] = house.outside.heard(SEND_PATH);
    expect(second?.query['access_token']).toBe('token-2');
    expect(await house.notices.credits.leftOf('a1', 'household')).toBe(0);
  });

  test('the gateway says no to a number: the list', async () => {
    house.outside.behave(SEND_PATH, errcode(43101));
    house.outside.behave(SMS_PATH, { kind: 'raw', status: 400, text: 'no such number' });
    await deliver();
    expect(await house.stored('s1:h1')).toMatchObject({ status: 'listed' });
    expect(house.logged.join()).toContain('138****0001');
    expect(house.logged.join()).not.toContain('13800000001');
    expect(house.logged.join()).not.toContain('hidden-secret');
  });
});

describe('at least once, and by one', () => {
  beforeEach(async () => {
    await house.person('a1', { phone: '13800000001', home: 'h1' });
    await oweHousehold('s1');
  });

  test('two instances, one message', async () => {
    const others = [house.another(), house.another(), house.another()];
    await Promise.all([house.notices, ...others].map((one) => one.deliver()));
    expect(house.outside.heard(SMS_PATH)).toHaveLength(1);
    await Promise.all(others.map((one) => one.stop()));
  });

  test('a sender that dies between claiming and sending loses its turn after a minute, and nothing is lost', async () => {
    const turns = house.database.connection.collection<{ _id: string }>('noticeTurns');
    await turns.insertOne({
      _id: 'household:h1',
      ...{ heldBy: 'dead', heldUntil: new Date(house.time.now + MINUTE) },
    });
    expect((await deliver()).sms).toBe(0);
    expect(await house.stored('s1:h1')).toMatchObject({ status: 'owed' });
    house.time.now += MINUTE;
    expect((await deliver()).sms).toBe(1);
  });

  test('owing the same again, also after it was told, sends nothing more', async () => {
    await deliver();
    await oweHousehold('s1');
    house.time.now += 2 * HOUR;
    expect((await deliver()).sms).toBe(1);
  });

  test('the same message has the same id in every try', async () => {
    house.outside.behave(SMS_PATH, { kind: 'silent' }, WELL);
    await deliver();
    house.time.now += MINUTE;
    await deliver();
    const [first, second] = house.outside.heard(SMS_PATH).map(({ body }) => body['messageId']);
    expect(second).toBe(first);
  });
});
