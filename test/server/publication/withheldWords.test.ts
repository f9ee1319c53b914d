import { randomUUID } from 'node:crypto';
import { hashPublication, type FrozenRecord } from '../../../shared/plan/publication.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { withheldWords } from '../../../server/publication/withheldWords.ts';
import { openFrozenStore } from '../../../server/state/frozenStore.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { giveOpenid } from '../../support/giveOpenid.ts';
import { messageStandIn, type MessageStandIn } from '../../support/messageStandIn.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { away, recheckTexts, suggest, TEXT_CHECK, wechatAt } from '../../support/textCheck.ts';

// An objection to a publication while the content check is away: filed and counted, never lost, its words never
// published unchecked (the same rule as for complaints).

const params = { communityId: 'demo-09' };

let server: TestServer;
let wechat: MessageStandIn;
let notice: string;
beforeAll(async () => {
  wechat = await messageStandIn();
  wechat.behave(TEXT_CHECK, suggest('pass'));
  server = await startTestServer(wechatAt(wechat.url));
  await giveOpenid(server, 'demo-owner-9', 'openid-of-owner-9');
  const moved = await server.call('POST /communities/:communityId/stage', {
    params,
    as: 'admin-9',
    body: { to: 'publicity', reason: '方案有改动，重新公示' },
  });
  expect(moved.status).toBe(200);
  const { noticeBoard } = (await server.call('GET /communities/:communityId/plan', { params })).reply;
  const published = await server.call('POST /communities/:communityId/publicity', {
    params,
    as: 'admin-9',
    body: { board: noticeBoard, days: 7 },
  });
  notice = published.reply.hash;
});
afterAll(async () => {
  await server.stop();
  await wechat.close();
});
beforeEach(() => wechat.behave(TEXT_CHECK, suggest('pass')));

const object = (text: string, clientKey: string = randomUUID()) =>
  server.call('POST /communities/:communityId/publications/:hash/objections', {
    params: { ...params, hash: notice },
    as: 'owner-9',
    body: { text, clientKey },
  });
const read = (hash: string, as?: string) =>
  server.call('GET /publications/:hash', { params: { hash }, ...(as !== undefined && { as }) });
const waiting = () =>
  withheldWords({ frozen: openFrozenStore(server.database.connection, Buffer.alloc(32)) });

test('risky words are refused; with the check away they are filed and shown to nobody else', async () => {
  wechat.behave(TEXT_CHECK, suggest('risky'));
  await expectRefused(server, 'content/refused', () => object('骂人的话'));
  wechat.behave(TEXT_CHECK, away);
  const clientKey = randomUUID();
  const filed = await object('没有人检查过的话', clientKey);
  expect(filed.status).toBe(201);
  expect((await object('没有人检查过的话', clientKey)).reply.hash).toBe(filed.reply.hash);
  const { hash } = filed.reply;
  for (const as of [undefined, 'landlord-9', 'resident-1', 'admin-2']) {
    const seen = await read(hash, as);
    expect(seen.text).not.toMatch(/没有人检查过的话|nonce/);
    expect(seen.reply).toMatchObject({ withheld: 'pending', content: { notice } });
  }
  for (const as of ['owner-9', 'admin-9'])
    expect((await read(hash, as)).reply).toMatchObject({
      withheld: 'pending',
      content: { text: '没有人检查过的话' },
    });
  const texts = (await waiting().pending(10)).map(({ text, accountId }) => [text, accountId]);
  expect(texts).toContainEqual(['没有人检查过的话', 'demo-owner-9']);
  wechat.behave(TEXT_CHECK, suggest('pass'));
  await recheckTexts(server, wechat.url);
  const shown = (await read(hash)).reply;
  expect(shown).toMatchObject({ content: { text: '没有人检查过的话' } });
  expect(shown).not.toHaveProperty('withheld');
  const { kind, communityId, content } = shown;
  const record: FrozenRecord = { kind, communityId, content };
  expect(hashPublication(nodeLedgerCrypto, record)).toBe(hash);
});

test('an answer in public lets go what waits, and not what the check found risky', async () => {
  wechat.behave(TEXT_CHECK, away);
  const [waits, risky] = [(await object('等着的话')).reply.hash, (await object('不好的话')).reply.hash];
  await waiting().settle(risky, 'refused');
  wechat.behave(TEXT_CHECK, suggest('pass'));
  for (const hash of [waits, risky]) {
    const answered = await server.call('POST /communities/:communityId/publications/:hash/answer', {
      params: { ...params, hash },
      as: 'admin-9',
      body: { text: '停车位移到北侧。' },
    });
    expect(answered.status).toBe(201);
  }
  expect((await read(waits)).reply).toMatchObject({ content: { text: '等着的话' } });
  const held = await read(risky, 'landlord-9');
  expect(held.text).not.toContain('不好的话');
  expect(held.reply.withheld).toBe('held');
});
