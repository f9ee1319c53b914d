import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { openPhotoCheck } from '../../../server/moderation/photoCheck.ts';
import type { EvidenceKept } from '../../../shared/evidence/evidenceApi.ts';
import { giveOpenid } from '../../support/giveOpenid.ts';
import { errcode, messageStandIn, type MessageStandIn } from '../../support/messageStandIn.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// mediaCheckAsync v2: WeChat fetches the photograph from an address that ends, and answers by a call that it signs. What it
// finds risky others see only when a person has looked again.

const ASK = '/wxa/media_check_async';
const TOKEN = 'sharedtoken1';
const PUBLIC_URL = 'https://renewal.example.cn';

let server: TestServer;
let wechat: MessageStandIn;
beforeAll(async () => {
  wechat = await messageStandIn();
  server = await startTestServer({
    WECHAT_APPID: 'wx1',
    WECHAT_SECRET: 'hidden-secret',
    WECHAT_API_URL: wechat.url,
    WECHAT_MESSAGE_TOKEN: TOKEN,
    PUBLIC_URL,
  });
  await giveOpenid(server, 'demo-resident-1', 'openid-of-resident-1');
});
afterAll(async () => {
  await server.stop();
  await wechat.close();
});

async function upload(red: number, as = 'resident-1'): Promise<EvidenceKept> {
  const background = { r: red, g: 120, b: 60 };
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(picture)], 'photo.png'));
  const reply = await fetch(`${server.address}/api/v1/evidence?communityId=demo-01`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(as)}` },
    body: form,
  });
  expect(reply.status).toBe(201);
  return (await reply.json()) as EvidenceKept;
}
const signed = (token: string, more: object = {}): string => {
  const [timestamp, nonce] = ['1763700000', 'a-nonce'];
  const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');
  return String(new URLSearchParams({ signature, timestamp, nonce, ...more }));
};
const found = (traceId: string, suggest: string, token = TOKEN) =>
  fetch(`${server.address}/api/v1/moderation/wechat?${signed(token)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ToUserName: 'gh_1',
      FromUserName: 'o1',
      CreateTime: 1763700000,
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: 'wx1',
      trace_id: traceId,
      version: 2,
      detail: [{ strategy: 'content_model', errcode: 0, suggest, label: 20002, prob: 90 }],
      errcode: 0,
      errmsg: 'ok',
      result: { suggest, label: 20002 },
    }),
  });
const isRisky = async (evidenceId: string): Promise<boolean> =>
  (await server.call('GET /evidence/:evidenceId/cover', { params: { evidenceId }, as: 'admin-1' })).reply
    .risky;
const cover = (evidenceId: string) =>
  server.call('POST /evidence/:evidenceId/cover', {
    params: { evidenceId },
    body: { areas: [] },
    as: 'admin-1',
  });

test('WeChat is told where the photograph lies, and finds it there without a session', async () => {
  wechat.behave(ASK, { kind: 'reply', body: { errcode: 0, errmsg: 'ok', trace_id: 'trace-1' } });
  const kept = await upload(10);
  const [asked] = await waitUntil(() => {
    const heard = wechat.heard(ASK);
    if (heard.length === 0) throw new Error('nothing was asked');
    return heard;
  });
  expect(asked?.body).toMatchObject({ media_type: 2, version: 2, openid: 'openid-of-resident-1' });
  const address = String(asked?.body['media_url']);
  expect(address.startsWith(`${PUBLIC_URL}/api/v1/evidence/${kept.evidenceId}/full?`)).toBe(true);
  const fetched = await fetch(address.replace(PUBLIC_URL, server.address));
  expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'image/png']);
});

test('its address is confirmed to whoever knows the token, and to nobody else', async () => {
  const ask = (token: string) =>
    fetch(`${server.address}/api/v1/moderation/wechat?${signed(token, { echostr: '1234567' })}`);
  const right = await ask(TOKEN);
  expect([right.status, await right.text()]).toEqual([200, '1234567']);
  expect((await ask('another1')).status).toBe(404);
});

test('what is risky waits for a person, also where somebody had covered it before', async () => {
  wechat.behave(ASK, { kind: 'reply', body: { errcode: 0, errmsg: 'ok', trace_id: 'trace-2' } });
  const { evidenceId } = await upload(20);
  await waitUntil(async () => {
    const looks = server.database.connection.collection<{ _id: string }>('photoChecks');
    if ((await looks.findOne({ _id: evidenceId, traceId: 'trace-2' })) === null)
      throw new Error('no trace yet');
  });
  await cover(evidenceId);
  expect(await isRisky(evidenceId)).toBe(false);
  expect((await found('trace-2', 'risky', 'another1')).status).toBe(404);
  expect((await found('trace-of-nobody', 'risky')).status).toBe(200);
  expect(await isRisky(evidenceId)).toBe(false);

  const said = await found('trace-2', 'risky');
  expect([said.status, await said.text()]).toEqual([200, 'success']);
  expect(await isRisky(evidenceId)).toBe(true);
  server.clock.forward(1000);
  await cover(evidenceId);
  expect(await isRisky(evidenceId)).toBe(false);
});

describe('what is remembered of the looks', () => {
  const looks = () => server.database.connection.collection<{ _id: string; since: Date }>('photoChecks');
  const waitsFor = async (traceId: string): Promise<void> => {
    await waitUntil(async () => expect(await looks().countDocuments({ traceId })).toBe(1));
  };

  test('goes with the answer, and answering again changes nothing', async () => {
    wechat.behave(ASK, { kind: 'reply', body: { errcode: 0, errmsg: 'ok', trace_id: 'trace-5' } });
    const { evidenceId } = await upload(50);
    await waitsFor('trace-5');
    expect((await found('trace-5', 'pass')).status).toBe(200);
    expect(await looks().countDocuments({ _id: evidenceId })).toBe(0);
    expect((await found('trace-5', 'risky')).status).toBe(200);
    expect(await isRisky(evidenceId)).toBe(false);
  });

  test('goes after three days without an answer', async () => {
    wechat.behave(ASK, { kind: 'reply', body: { errcode: 0, errmsg: 'ok', trace_id: 'trace-6' } });
    const { evidenceId } = await upload(60);
    await waitsFor('trace-6');
    const days = (count: number) =>
      openPhotoCheck({
        api: undefined,
        connection: server.database.connection,
        clock: { now: () => server.clock.now() + count * 86_400_000 },
        contacts: { find: () => Promise.resolve(undefined) },
        addressOf: () => undefined,
        onRisky: () => Promise.resolve(),
        log: { warn: () => undefined },
        onError: (error) => {
          throw error;
        },
      });
    await days(2.9).again();
    expect(await looks().countDocuments({ _id: evidenceId })).toBe(1);
    await days(3.1).again();
    expect(await looks().countDocuments({})).toBe(0);
  });

  test('is nothing where somebody has no account with WeChat', async () => {
    const uploads = wechat.heard(ASK).length;
    const { evidenceId } = await upload(70, 'resident-2');
    await upload(71);
    // The later one has been asked for: so the earlier one is not going to be.
    await waitUntil(() => expect(wechat.heard(ASK).length).toBe(uploads + 1));
    expect(await looks().countDocuments({ _id: evidenceId })).toBe(0);
  });
});

test('a check that is away holds no upload up', async () => {
  for (const [at, behaviour] of [{ kind: 'hangUp' } as const, errcode(61010), errcode(45009)].entries()) {
    wechat.behave(ASK, behaviour);
    expect(await isRisky((await upload(30 + at)).evidenceId)).toBe(false);
  }
});
