import { wechatClient } from '../../../server/identity/wechatClient.ts';
import { wechatStandIn, type WechatBehaviour, type WechatStandIn } from '../../support/wechatStandIn.ts';

const secret = 'the-secret-of-the-mini-program';
const code = 'the-login-code-of-one-person';
let wechat: WechatStandIn;
let logged: string[];

beforeAll(async () => {
  wechat = await wechatStandIn();
});
afterAll(() => wechat.close());
beforeEach(() => {
  logged = [];
});

const log = {
  warn: (fields: object, message: string) => void logged.push(JSON.stringify([fields, message])),
};
const clientAt = (apiUrl: string, timeoutMs = 5_000) =>
  wechatClient({ settings: { appId: 'wx123', secret, apiUrl }, log, timeoutMs });
const ask = async (...behaviours: WechatBehaviour[]) => {
  const before = wechat.asked.length;
  wechat.behave(...behaviours);
  const outcome = await clientAt(wechat.url).openidOf(code);
  return { outcome, requests: wechat.asked.length - before };
};

it('a login code is exchanged for the openid, and nothing else of the reply is kept', async () => {
  const { outcome, requests } = await ask({ kind: 'openid', openid: 'o-resident-1' });
  expect(outcome).toEqual({ openid: 'o-resident-1' });
  expect(requests).toBe(1);
  expect(wechat.asked.at(-1)).toEqual({
    path: '/sns/jscode2session',
    appid: 'wx123',
    secret,
    js_code: code,
    grant_type: 'authorization_code',
  });
});

// The codes of WeChat's documentation of auth.code2Session and its global list.
it.each([
  [40029, 'session/wrong-code', 1],
  [40163, 'session/wrong-code', 1],
  [40226, 'session/wechat-blocked', 1],
  [45011, 'request/too-many', 1],
  [-1, 'session/wechat-unavailable', 2],
  [40013, 'session/wechat-unavailable', 1],
  [40125, 'session/wechat-unavailable', 1],
  [41002, 'session/wechat-unavailable', 1],
  [40164, 'session/wechat-unavailable', 1],
  [99999, 'session/wechat-unavailable', 1],
])('errcode %i is refused as %s after %i request(s)', async (errcode, refused, times) => {
  const { outcome, requests } = await ask({ kind: 'errcode', errcode });
  expect(outcome).toMatchObject({ refused });
  expect(requests).toBe(times);
});

it.each<[string, WechatBehaviour]>([
  ['is busy', { kind: 'errcode', errcode: -1 }],
  ['breaks the connection', { kind: 'hangUp' }],
  ['answers 502 with a page', { kind: 'raw', status: 502, text: '<html>bad gateway</html>' }],
])('when WeChat %s once, the second try signs in', async (_what, behaviour) => {
  const { outcome, requests } = await ask(behaviour, { kind: 'openid', openid: 'o-resident-2' });
  expect(outcome).toEqual({ openid: 'o-resident-2' });
  expect(requests).toBe(2);
});

it.each<[string, WechatBehaviour, number]>([
  ['breaks every connection', { kind: 'hangUp' }, 2],
  ['answers 500', { kind: 'raw', status: 500, text: '{"openid":"o-from-a-500"}' }, 2],
  ['answers a web page', { kind: 'raw', status: 200, text: '<!doctype html><p>maintenance' }, 1],
  ['answers broken JSON', { kind: 'raw', status: 200, text: '{"openid":"o-res' }, 1],
  ['answers null', { kind: 'raw', status: 200, text: 'null' }, 1],
  ['answers nothing', { kind: 'raw', status: 200, text: '' }, 1],
  ['answers without an openid', { kind: 'raw', status: 200, text: '{"errcode":0,"errmsg":"ok"}' }, 1],
  ['answers an openid that is no text', { kind: 'raw', status: 200, text: '{"openid":{"$ne":1}}' }, 1],
  ['answers an openid with odd characters', { kind: 'raw', status: 200, text: '{"openid":"o 1;2345"}' }, 1],
  [
    'answers without end',
    { kind: 'raw', status: 200, text: `{"openid":"o-resident","x":"${'y'.repeat(100_000)}"}` },
    1,
  ],
  ['redirects elsewhere', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, 2],
])('when WeChat %s, sign-in is unavailable', async (_what, behaviour, times) => {
  const { outcome, requests } = await ask(behaviour);
  expect(outcome).toEqual({ refused: 'session/wechat-unavailable' });
  expect(requests).toBe(times);
});

it.each<[string, WechatBehaviour]>([
  ['never answers', { kind: 'silent' }],
  ['stops in the middle of its answer', { kind: 'halfBody' }],
])('when WeChat %s, sign-in is unavailable after one time limit', async (_what, behaviour) => {
  wechat.behave(behaviour);
  const before = wechat.asked.length;
  expect(await clientAt(wechat.url, 150).openidOf(code)).toEqual({ refused: 'session/wechat-unavailable' });
  expect(wechat.asked.length - before).toBe(1);
});

it('when nobody listens, sign-in is unavailable', async () => {
  expect(await clientAt('http://127.0.0.1:1').openidOf(code)).toEqual({
    refused: 'session/wechat-unavailable',
  });
});

it('without the settings, sign-in is unavailable and the operator is told which are missing', async () => {
  const client = wechatClient({ settings: undefined, log });
  expect(await client.openidOf(code)).toEqual({ refused: 'session/wechat-unavailable' });
  expect(logged.join()).toContain('WECHAT_APPID');
});

it('neither secret nor login code nor session key is ever logged', async () => {
  await ask({ kind: 'openid', openid: 'o-resident-3' });
  await ask({ kind: 'errcode', errcode: 40125 });
  await ask({ kind: 'hangUp' });
  await ask({ kind: 'raw', status: 200, text: `secret=${secret}` });
  await clientAt('http://127.0.0.1:1').openidOf(code);
  expect(logged.length).toBeGreaterThan(3);
  for (const line of logged) {
    expect(line).not.toContain(secret);
    expect(line).not.toContain(code);
    expect(line).not.toContain('session-key');
  }
});
