import { randomUUID } from 'node:crypto';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { ballot } from '../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { LiveClient } from '../live/liveClient.ts';

// WebSocket `/live` of the real server: snapshot, sequence, catch-up, tiers of participation, sign-out.

let server: TestServer;
let round: RoundView;
beforeAll(async () => {
  server = await startTestServer();
  round = (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply;
});
afterAll(() => server.stop());

const roundId = 'demo-01-menu';
const topic = `round:${roundId}`;
const subscribe = (lastSeq: number | null) => ({ op: 'subscribe', topics: { [topic]: lastSeq } });

interface Update {
  readonly topic: string;
  readonly seq: number;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}
function isUpdate(message: unknown): message is Update {
  return typeof message === 'object' && message !== null && 'topic' in message && 'data' in message;
}
async function update(client: LiveClient): Promise<Update> {
  const message = await client.next();
  if (!isUpdate(message)) throw new Error(`no update: ${JSON.stringify(message)}`);
  return message;
}
async function give(as: string): Promise<number> {
  const body = {
    clientKey: randomUUID(),
    householdId: server.world.homeOf(as),
    questionHash: round.questionHash,
    answers: ballot(round.questions),
  };
  const heard = await server.call('POST /rounds/:roundId/responses', { params: { roundId }, body, as });
  return heard.reply.receipt.seq;
}

test('each tier gets at once what the same caller gets by HTTP, and never more', async () => {
  for (const as of [
    undefined,
    'resident-1',
    'resident-other',
    'handler-1',
    'worker-2',
    'worker-1',
    'bureau-1',
  ]) {
    const client = await server.live(as);
    client.say(subscribe(null));
    const { data, seq } = await update(client);
    const asked = await server.call('GET /rounds/:roundId/participation', {
      params: { roundId },
      ...(as !== undefined && { as }),
    });
    expect(data).toEqual(asked.reply);
    expect([seq, data['seq']]).toEqual([asked.reply.seq, asked.reply.seq]);
    client.ws.close();
  }
});

test('an acknowledged answer reaches every follower with its seq; the stranger’s update has no building', async () => {
  const [stranger, worker] = await Promise.all([server.live(), server.live('worker-1')]);
  for (const client of [stranger, worker]) {
    client.say(subscribe(null));
    await update(client);
  }
  const seq = await give('resident-1');
  const [seen, exact] = [await update(stranger), await update(worker)];
  expect([seen.seq, exact.seq]).toEqual([seq, seq]);
  expect(seen.data['official']).toMatchObject({ answered: 18, need: 2 });
  expect(Object.keys(seen.data).sort()).toEqual(
    ['households', 'official', 'roundId', 'seq', 'strict', 'thresholdPercent', 'thresholdSource'].sort(),
  );
  expect(exact.data).toMatchObject({ answered: 18, untouched: 4 });
  expect(JSON.stringify([seen, exact])).not.toMatch(/demo-01-h|resident|answers/);
  for (const client of [stranger, worker]) client.ws.close();
});

test('whoever comes back with the last seq hears what was missed, and nothing when nothing was', async () => {
  const first = await server.live();
  first.say(subscribe(null));
  const { seq } = await update(first);
  first.ws.close();

  const early = await server.live();
  early.say(subscribe(seq));
  expect(await early.rest()).toEqual([]);
  early.ws.close();

  const missed = await give('resident-2');
  const again = await server.live();
  again.say(subscribe(seq));
  expect((await update(again)).seq).toBe(missed);
  again.ws.close();
});

test('drafts, other topics and logs are no topics', async () => {
  const client = await server.live('resident-1');
  const topics = [
    'round:demo-12-menu',
    'round:',
    'round:no-such',
    'ledger:demo-01',
    'audit',
    '__proto__',
    'round:__proto__',
  ];
  for (const name of topics) {
    client.say(`{"op":"subscribe","topics":{"${name}":null}}`);
    expect(await client.next()).toMatchObject({ op: 'error' });
  }
  client.ws.close();
});

test('a socket ends when its session is signed out, at once', async () => {
  const started = await server.call('POST /sessions', { body: { method: 'demo', account: 'worker-1' } });
  const { token } = started.reply;
  const client = await LiveClient.open(`${server.address.replace('http', 'ws')}/live`);
  client.say({ op: 'auth', token }, subscribe(null));
  await client.take(2);
  await server.call('DELETE /sessions/current', { token });
  expect(await client.closed).toBe(4401);

  const late = await LiveClient.open(`${server.address.replace('http', 'ws')}/live`);
  late.say({ op: 'auth', token }, subscribe(null));
  expect(await late.closed).toBe(4401);
});

test('an approved binding lifts the socket into the residents’ tier without a new connection', async () => {
  const client = await server.live('visitor-1');
  client.say(subscribe(null));
  expect((await update(client)).data).not.toHaveProperty('buildings');
  const body = { code: server.slips[0]?.code, relation: 'family', name: '演示新人', phone: '13900001111' };
  const asked = await server.call('POST /bindings', { body, as: 'visitor-1' });
  const { bindingId } = asked.reply;
  await server.call('POST /bindings/:bindingId/approve', { params: { bindingId }, as: 'worker-1' });
  const fresh = await server.live('visitor-1');
  fresh.say(subscribe(null));
  expect((await update(fresh)).data).toHaveProperty('buildings');
  for (const each of [client, fresh]) each.ws.close();
});

test('another site’s page is let in neither to the socket nor to the answers of the API', async () => {
  const url = `${server.address.replace('http', 'ws')}/live`;
  const refused = await LiveClient.refusal(url, { origin: 'https://evil.example' });
  expect(refused).toMatchObject({ status: 403, body: { error: { code: 'live/foreign-origin' } } });
  const asked = await server.send('GET', '/api/v1/communities', {
    headers: { origin: 'https://evil.example' },
  });
  expect(asked.headers.get('access-control-allow-origin')).toBeNull();
});
