import { randomUUID } from 'node:crypto';
import { readConfig } from '../../../server/config.ts';
import { createLog } from '../../../server/http/log.ts';
import { openHouse } from '../../../server/openHouse.ts';
import type { OpinionThread } from '../../../shared/opinion/opinion.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { giveOpenid } from '../../support/giveOpenid.ts';
import {
  errcode,
  messageStandIn,
  type MessageBehaviour,
  type MessageStandIn,
} from '../../support/messageStandIn.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// msgSecCheck v2: risky words are refused before anything is kept; a check that is away, or that does not know the person
// (openid not active within two hours), holds nothing up and lets nothing out.

const CHECK = '/wxa/msg_sec_check';
const suggest = (word: string): MessageBehaviour => ({
  kind: 'reply',
  body: { errcode: 0, errmsg: 'ok', result: { suggest: word, label: 100 }, trace_id: 't' },
});
const communityId = 'demo-01';
const roundId = 'demo-01-menu';

let server: TestServer;
let wechat: MessageStandIn;
let round: RoundView;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  wechat = await messageStandIn();
  env = { WECHAT_APPID: 'wx1', WECHAT_SECRET: 'hidden-secret', WECHAT_API_URL: wechat.url };
  server = await startTestServer(env);
  round = (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply;
  await giveOpenid(server, 'demo-resident-1', 'openid-of-resident-1');
});
afterAll(async () => {
  await server.stop();
  await wechat.close();
});
beforeEach(() => wechat.behave(CHECK, suggest('pass')));

const write = (text: string, as = 'resident-1') =>
  server.call('POST /communities/:communityId/opinions', {
    params: { communityId },
    body: { clientKey: randomUUID(), householdId: server.world.homeOf(as), text, mayPublish: true },
    as,
  });
const seen = async (as: string, opinionId: string): Promise<OpinionThread> =>
  (await server.call('GET /opinions/:opinionId', { params: { opinionId }, as })).reply;
const answer = (reason: string, clientKey = randomUUID()) =>
  server.call('POST /rounds/:roundId/responses', {
    params: { roundId },
    body: {
      clientKey,
      householdId: server.world.homeOf('resident-1'),
      questionHash: round.questionHash,
      answers: ballot(round.questions).map((one, at) => (at === 0 ? { ...one, reason } : one)),
    },
    as: 'resident-1',
  });
/** Another instance of the server comes back to what waits. */
const recheck = async (): Promise<void> => {
  const config = readConfig({
    ...env,
    DATA_DIR: server.dataDir,
    MONGODB_URI: server.database.uri,
    DEMO: '1',
  });
  const { connection } = server.database;
  const house = await openHouse({ connection, config, clock: server.clock, log: createLog('silent') });
  await house.moderation.recheck();
  await house.close();
};

test('words are looked at in the name of the person who writes them', async () => {
  const written = await write('三楼的灯不亮了');
  expect([written.status, written.reply.check]).toEqual([201, undefined]);
  expect(wechat.heard(CHECK).at(-1)).toMatchObject({
    query: { access_token: 'token-1' },
    body: { version: 2, openid: 'openid-of-resident-1', content: '三楼的灯不亮了' },
  });
});

describe('risky words are refused, and nothing is written', () => {
  beforeEach(() => wechat.behave(CHECK, suggest('risky')));

  test('of an opinion, and of what staff say about one', async () => {
    await expectRefused(server, 'content/refused', () => write('不能公开的话'));
    wechat.behave(CHECK, suggest('pass'));
    const { opinionId } = (await write('可以公开的话')).reply;
    await giveOpenid(server, 'demo-admin-1', 'openid-of-admin-1');
    wechat.behave(CHECK, suggest('risky'));
    await expectRefused(server, 'content/refused', () =>
      server.call('POST /opinions/:opinionId/publish', {
        params: { opinionId },
        body: { words: '不能公开的话' },
        as: 'admin-1',
      }),
    );
  });

  test('of an answer; without words nobody is asked', async () => {
    await expectRefused(server, 'content/refused', () => answer('不能公开的话'));
    const before = wechat.heard(CHECK).length;
    const plain = await server.call('POST /rounds/:roundId/responses', {
      params: { roundId },
      body: {
        clientKey: randomUUID(),
        householdId: server.world.homeOf('resident-2'),
        questionHash: round.questionHash,
        answers: ballot(round.questions).filter(({ reason }) => reason === undefined),
      },
      as: 'resident-2',
    });
    expect([plain.status, wechat.heard(CHECK).length]).toEqual([201, before]);
  });

  test('an answer that was recorded before is given back although the check would refuse it now', async () => {
    wechat.behave(CHECK, suggest('pass'));
    const clientKey = randomUUID();
    expect((await answer('楼道太暗', clientKey)).status).toBe(201);
    wechat.behave(CHECK, suggest('risky'));
    const again = await answer('楼道太暗', clientKey);
    expect([again.status, again.reply.replayed]).toEqual([200, true]);
  });
});

describe('a check that has not looked', () => {
  test.each([
    ['answers 500', { kind: 'raw', status: 500, text: '' }],
    ['hangs up', { kind: 'hangUp' }],
    ['hangs', { kind: 'silent' }],
    ['answers no JSON', { kind: 'raw', status: 200, text: '{"errcode":' }],
    ['says that the person has not been here for two hours', errcode(61010)],
    ['has had enough for today', errcode(45009)],
    ['wants a person to look', suggest('review')],
  ] as const)('%s: the words wait, for author and staff to read', async (_, behaviour) => {
    wechat.behave(CHECK, behaviour);
    const written = await write('三楼的灯还是不亮');
    expect([written.status, written.reply.check]).toEqual([201, 'pending']);
    const { opinionId } = written.reply;
    expect((await seen('admin-1', opinionId)).check).toBe('pending');
    await expectRefused(server, 'request/not-found', () =>
      server.call('GET /opinions/:opinionId', { params: { opinionId }, as: 'resident-2' }),
    );
  });

  test('holds no answer up', async () => {
    wechat.behave(CHECK, { kind: 'hangUp' });
    expect((await answer('楼道太暗，请加灯')).status).toBe(201);
  });

  test('is asked again: what passes is free, what is risky is said to be so, what is unknown waits on', async () => {
    wechat.behave(CHECK, { kind: 'hangUp' });
    const { opinionId } = (await write('等着检查的话')).reply;
    await recheck();
    expect((await seen('resident-1', opinionId)).check).toBe('pending');
    wechat.behave(CHECK, suggest('pass'));
    await recheck();
    expect((await seen('resident-1', opinionId)).check).toBeUndefined();

    wechat.behave(CHECK, { kind: 'hangUp' });
    const second = (await write('等着检查的另一句话')).reply.opinionId;
    wechat.behave(CHECK, suggest('risky'));
    await recheck();
    expect((await seen('resident-1', second)).check).toBe('refused');
    expect((await seen('resident-1', second)).words).toBe('等着检查的另一句话');
  });

  test('is asked again about the words of a complaint too', async () => {
    wechat.behave(CHECK, { kind: 'hangUp' });
    const { complaintId } = (
      await server.call('POST /communities/:communityId/complaints', {
        params: { communityId },
        body: {
          clientKey: randomUUID(),
          householdId: server.world.homeOf('resident-1'),
          category: 'leak',
          place: { kind: 'public' },
          text: '等着检查的诉求：楼道漏水',
        },
        as: 'resident-1',
      })
    ).reply;
    const waiting = () =>
      server.database.connection
        .collection<{ _id: string }>('complaints')
        .findOne({ _id: complaintId }, { projection: { 'folded.moderation.is': 1 } });
    expect(await waiting()).toMatchObject({ folded: { moderation: [{ is: 'pending' }] } });
    wechat.behave(CHECK, suggest('pass'));
    await recheck();
    expect(await waiting()).toMatchObject({ folded: { moderation: [] } });
  });

  test('does not know whoever came without WeChat: a person looks', async () => {
    expect((await write('网页上写的话', 'resident-3')).reply.check).toBe('pending');
  });
});

test('no secret, token or openid is logged', () => {
  const logged = server.logged.join('\n');
  expect(logged).toContain('WeChat did not check a text');
  for (const word of ['hidden-secret', 'token-1', 'openid-of', '三楼']) expect(logged).not.toContain(word);
});
