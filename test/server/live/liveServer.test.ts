import { once } from 'node:events';
import { connect } from 'node:net';
import { LiveClient } from './liveClient.ts';
import { LiveHouse, people, residentView, staffView, worldView } from './liveHouse.ts';

// The contract of WebSocket `/live` and the tiers of the small-cell guard.
const topic = 'round:r1';
const ready = { op: 'ready' };
const subscribe = (lastSeq: number | null = null, name = topic) => ({
  op: 'subscribe',
  topics: { [name]: lastSeq },
});

let house: LiveHouse;
afterEach(() => house.close());

const update = (seq: number, data: unknown = worldView(topic, seq)) => ({
  topic,
  seq,
  at: new Date(house.time.now()).toISOString(),
  data,
});
const error = (code: string, about?: string): unknown => ({
  op: 'error',
  code,
  message: expect.stringMatching(/。$/) as unknown,
  ...(about === undefined ? {} : { topic: about }),
});

describe('the conversation', () => {
  beforeEach(async () => {
    house = await LiveHouse.open();
  });

  it('is answered in order when the client waits for nothing', async () => {
    house.rounds.seqs.set('round:r2', 3);
    const client = await house.client();
    client.say({ op: 'auth' }, subscribe(), subscribe(null, 'round:none'), subscribe(null, 'round:r2'));
    expect(await client.take(4)).toEqual([
      ready,
      update(7),
      error('live/topic-unknown', 'round:none'),
      { ...update(3, worldView('round:r2', 3)), topic: 'round:r2' },
    ]);
  });

  it('gives the other topics of a message although one is unknown', async () => {
    house.rounds.seqs.set('round:r2', 3);
    const client = await house.signedIn();
    client.say({ op: 'subscribe', topics: { 'round:none': null, 'round:r2': null } });
    expect(await client.take(2)).toMatchObject([
      error('live/topic-unknown', 'round:none'),
      { topic: 'round:r2' },
    ]);
  });

  it('begins with auth, and auth comes once', async () => {
    const early = await house.client();
    early.say(subscribe(), { op: 'auth' }, { op: 'auth' });
    expect(await early.take(3)).toEqual([error('live/bad-message'), ready, error('live/bad-message')]);
  });

  it('ends when nobody has signed in after ten seconds', async () => {
    const silent = await house.client();
    const visitor = await house.signedIn();
    house.time.advance(10_000);
    expect(await silent.next()).toEqual(error('request/timeout'));
    expect(await silent.closed).toBe(4408);
    expect(await visitor.rest()).toEqual([]);
  });

  it('ends for a token that is not valid', async () => {
    const client = await house.client();
    client.say({ op: 'auth', token: 'forged' }, subscribe());
    expect(await client.next()).toEqual(error('session/not-valid'));
    expect(await client.closed).toBe(4401);
  });

  it.each([
    'no json',
    '[]',
    '{"op":"publish","topics":{}}',
    '{"op":"subscribe"}',
    '{"op":"subscribe","topics":{}}',
    '{"op":"subscribe","topics":["round:r1"]}',
    '{"op":"subscribe","topics":{"round:r1":-1}}',
    '{"op":"subscribe","topics":{"round:r1":1.5}}',
    '{"op":"subscribe","topics":{"round:r1":"7"}}',
    '{"op":"subscribe","topics":{"round:r1":null},"tier":"staff:c1"}',
    '{"op":"unsubscribe","topics":[7]}',
  ])('refuses %s and stays open', async (message) => {
    const client = await house.signedIn();
    client.say(message, subscribe());
    expect(await client.take(2)).toEqual([error('live/bad-message'), update(7)]);
  });

  it('ends with the third bad message', async () => {
    const client = await house.signedIn();
    client.say('{', '{', '{', subscribe());
    expect(await client.take(3)).toEqual(Array(3).fill(error('live/bad-message')));
    expect(await client.closed).toBe(1008);
    expect(house.rounds.snapshots).toBe(0);
  });

  it('does not take binary messages', async () => {
    const client = await house.signedIn();
    client.ws.send(Buffer.from(JSON.stringify(subscribe())), { binary: true });
    expect(await client.next()).toEqual(error('live/bad-message'));
  });

  it('says so when the state cannot be read, and the client may ask again', async () => {
    const client = await house.signedIn();
    house.rounds.failing = true;
    client.say(subscribe());
    expect(await client.next()).toEqual(error('server/unavailable', topic));
    house.rounds.failing = false;
    client.say(subscribe());
    expect(await client.next()).toEqual(update(7));
  });
});

describe('coming back', () => {
  beforeEach(async () => {
    house = await LiveHouse.open();
  });

  it('with the last seq gets what was missed, in one state', async () => {
    const before = await house.following();
    before.ws.close();
    await before.closed;
    house.rounds.append();
    house.rounds.append();
    const after = await house.signedIn();
    after.say(subscribe(7));
    expect(await after.next()).toEqual(update(9));
  });

  it('with nothing missed is owed nothing, and hears of the next change', async () => {
    const client = await house.signedIn();
    client.say(subscribe(7));
    expect(await client.rest()).toEqual([]);
    house.rounds.append();
    expect(await client.next()).toEqual(update(8));
  });

  it('with a seq the log has never reached is put right', async () => {
    const client = await house.signedIn();
    client.say(subscribe(999));
    expect(await client.next()).toEqual(update(7));
  });

  it('loses no change that happens while its first state is on the way', async () => {
    let letGo = (): void => undefined;
    house.rounds.gate = new Promise((resolve) => (letGo = resolve));
    const client = await house.signedIn();
    client.say(subscribe());
    await client.rest();
    house.rounds.append();
    letGo();
    expect(await client.take(2)).toEqual([update(7), update(8)]);
  });
});

describe('changes', () => {
  beforeEach(async () => {
    house = await LiveHouse.open();
  });

  it('are told at once after a quiet second, then once a second with the newest state', async () => {
    const client = await house.following();
    house.rounds.append();
    expect(await client.next()).toEqual(update(8));
    for (let i = 0; i < 5; i += 1) house.rounds.append();
    house.time.advance(999);
    expect(await client.rest()).toEqual([]);
    house.time.advance(1);
    expect(await client.next()).toEqual(update(13));
    house.time.advance(5000);
    expect(await client.rest()).toEqual([]);
    house.rounds.append();
    expect(await client.next()).toEqual(update(14));
  });

  it('of one topic do not slow another', async () => {
    house.rounds.seqs.set('round:r2', 3);
    const client = await house.following();
    client.say(subscribe(3, 'round:r2'));
    await client.rest();
    house.rounds.append();
    house.rounds.append('round:r2');
    expect(await client.take(2)).toMatchObject([
      { topic: 'round:r1', seq: 8 },
      { topic: 'round:r2', seq: 4 },
    ]);
  });

  it('are read once for a tier, however many follow', async () => {
    const clients = await Promise.all(Array.from({ length: 20 }, () => house.following()));
    const before = house.rounds.snapshots;
    house.rounds.append();
    expect(await Promise.all(clients.map((client) => client.next()))).toEqual(Array(20).fill(update(8)));
    expect(house.rounds.snapshots - before).toBe(1);
  });

  it('are told again when the state could not be read the first time', async () => {
    const client = await house.following();
    house.rounds.failing = true;
    house.rounds.append();
    await client.rest();
    house.rounds.failing = false;
    house.time.advance(1000);
    expect(await client.next()).toEqual(update(8));
    expect(house.warnings).toEqual(['live update failed and is tried again']);
  });

  it('stop after unsubscribe', async () => {
    const client = await house.following();
    client.say({ op: 'unsubscribe', topics: [topic] });
    await client.rest();
    house.rounds.append();
    expect(await client.rest()).toEqual([]);
  });

  it('that do not move the seq are not told', async () => {
    const client = await house.following();
    house.rounds.seqs.set(topic, 6);
    house.rounds.append();
    expect(await client.rest()).toEqual([]);
  });
});

describe('tiers (domain.md, small-cell guard)', () => {
  beforeEach(async () => {
    house = await LiveHouse.open();
  });

  it('each see their own view: the world rates, residents buildings, staff states and channels', async () => {
    const world = await house.following();
    const stranger = await house.following('stranger');
    const resident = await house.following('resident');
    const worker = await house.following('worker');
    house.rounds.append();
    expect(await world.next()).toEqual(update(8));
    expect(await stranger.next()).toEqual(update(8));
    expect(await resident.next()).toEqual(update(8, residentView(topic, 8)));
    expect(await worker.next()).toEqual(update(8, staffView(topic, 8)));
  });

  it('change with the rights: a worker who is relieved falls back to the world', async () => {
    const worker = await house.following('worker');
    const colleague = await house.following('worker');
    house.tokens.set('worker', people.stranger);
    house.time.advance(10_000);
    expect(await worker.next()).toEqual(update(7));
    expect(await colleague.next()).toEqual(update(7));
    house.rounds.append();
    expect(await worker.next()).toEqual(update(8));
  });

  it('change with the rights: a resident whose binding is approved sees the buildings', async () => {
    house.tokens.set('newcomer', people.stranger);
    const client = await house.following('newcomer');
    house.tokens.set('newcomer', people.resident);
    house.time.advance(10_000);
    expect(await client.next()).toEqual(update(7, residentView(topic, 7)));
  });

  it('do not leak when the source sees a lost right before the next check does', async () => {
    const world = await house.following();
    const first = await house.following('worker');
    const second = await house.following('resident');
    // The source refuses or re-tiers by what it knows now; the hub asks in the name of the first of a tier.
    const askSource = house.rounds.snapshot.bind(house.rounds);
    house.rounds.snapshot = async (name, caller) =>
      askSource(name, caller.account?.id === 'worker' ? { ...caller, account: null } : caller);
    house.rounds.append();
    expect(await first.next()).toEqual(update(8));
    expect(await world.next()).toEqual(update(8));
    expect(await second.next()).toEqual(update(8, residentView(topic, 8)));
    house.time.advance(1000);
    expect(await first.rest()).toEqual([]);
  });

  it('tell everybody when a topic is no longer to be had', async () => {
    const clients = [await house.following(), await house.following(), await house.following('worker')];
    house.rounds.append();
    for (const client of clients) await client.next();
    house.rounds.append();
    house.rounds.seqs.delete(topic);
    house.time.advance(1000);
    for (const client of clients) expect(await client.next()).toEqual(error('live/topic-unknown', topic));
  });
});

describe('limits', () => {
  it('a page of another site is refused, the own page and a client without Origin are let in', async () => {
    house = await LiveHouse.open();
    const refused = await LiveClient.refusal(house.url, { origin: 'https://elsewhere.example' });
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'live/foreign-origin' } } });
    const own = await LiveClient.open(house.url, { origin: `http://127.0.0.1:${house.port}` });
    own.say({ op: 'auth' });
    expect(await own.next()).toEqual(ready);
  });

  it('another path does not upgrade', async () => {
    house = await LiveHouse.open();
    const refused = await LiveClient.refusal(house.url.replace('/live', '/live/x'));
    expect(refused).toMatchObject({ status: 404, body: { error: { code: 'request/not-found' } } });
    expect(house.live.connections()).toBe(0);
  });

  it('a message of more than 16 KB ends the socket', async () => {
    house = await LiveHouse.open();
    const client = await house.signedIn();
    client.say({ op: 'subscribe', topics: { [`round:${'x'.repeat(16 * 1024)}`]: null } });
    expect(await client.closed).toBe(1009);
  });

  it('a twenty-first topic is refused with all that came beside it', async () => {
    house = await LiveHouse.open();
    const client = await house.following();
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`round:n${i}`, null]));
    client.say({ op: 'subscribe', topics: many(20) }, { op: 'subscribe', topics: many(800) });
    expect(await client.take(2)).toEqual(Array(2).fill(error('live/too-many-topics')));
    expect(house.rounds.snapshots).toBe(1);
    client.say({ op: 'subscribe', topics: many(19) });
    expect(await client.take(19)).toEqual(
      Object.keys(many(19)).map((name) => error('live/topic-unknown', name)),
    );
  });

  it('5 000 topics at once end the socket', async () => {
    house = await LiveHouse.open();
    const client = await house.signedIn();
    const topics = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`round:n${i}`, null]));
    client.say({ op: 'subscribe', topics });
    expect(await client.closed).toBe(1009);
  });

  it('a flood of messages is refused and ended, the next second is free again', async () => {
    house = await LiveHouse.open();
    const patient = await house.signedIn();
    patient.say(...Array<unknown>(30).fill(subscribe(7)));
    expect(await patient.rest()).toEqual([error('request/too-many')]);
    house.time.advance(1000);
    patient.say(subscribe());
    expect(await patient.next()).toEqual(update(7));
    const flood = await house.signedIn();
    flood.say(...Array<unknown>(1000).fill(subscribe(7)));
    expect(await flood.take(3)).toEqual(Array(3).fill(error('request/too-many')));
    expect(await flood.closed).toBe(1008);
  });

  it('an eleventh socket of a session is refused until one of the ten is gone', async () => {
    house = await LiveHouse.open();
    const ten = await Promise.all(Array.from({ length: 10 }, () => house.following('resident')));
    const eleventh = await house.client();
    eleventh.say({ op: 'auth', token: 'resident' });
    expect(await eleventh.next()).toEqual(error('request/too-many'));
    expect(await eleventh.closed).toBe(4429);
    await house.following('worker');
    ten[0]?.ws.terminate();
    while (house.live.connections() > 10) await ten[1]?.rest();
    await house.following('resident');
  });

  it('one address has a bound, and a refused socket does not count', async () => {
    house = await LiveHouse.open({ socketsPerAddress: 2 });
    const clients = [await house.signedIn(), await house.signedIn()];
    const refused = await LiveClient.refusal(house.url);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'request/too-many' } } });
    clients[0]?.ws.close();
    await clients[0]?.closed;
    while (house.live.connections() > 1) await clients[1]?.rest();
    await house.signedIn();
  });

  it('a slow reader is dropped and the others hear everything', async () => {
    house = await LiveHouse.open({ unreadBytes: 64 * 1024 });
    const slow = await house.following();
    const quick = await house.following();
    slow.ws.pause();
    house.rounds.padding = 300_000;
    const heard: unknown[] = [];
    while (house.live.connections() === 2) {
      house.rounds.append();
      house.time.advance(1000);
      heard.push(await quick.next());
    }
    expect(house.warnings).toEqual(['slow live reader dropped']);
    expect(heard.map((message) => (message as { seq: number }).seq)).toEqual(heard.map((_, i) => 8 + i));
    slow.ws.resume();
    expect(await slow.closed).toBe(1006);
  });

  it('half a handshake or nonsense on the wire leaves nothing behind', async () => {
    house = await LiveHouse.open({ socketsPerAddress: 1 });
    const raw = connect(house.port, '127.0.0.1');
    raw.write('GET /live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const [answer] = (await once(raw, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /);
    raw.resume();
    await once(raw, 'close');
    const client = await house.signedIn();
    expect(await client.rest()).toEqual([]);
  });
});

describe('the end', () => {
  beforeEach(async () => {
    house = await LiveHouse.open();
  });

  it('comes to the sockets of a revoked session within ten seconds, and to no other', async () => {
    const revoked = await house.following('resident');
    const other = await house.following('worker');
    const visitor = await house.following();
    house.tokens.delete('resident');
    house.time.advance(10_000);
    expect(await revoked.next()).toEqual(error('session/not-valid'));
    expect(await revoked.closed).toBe(4401);
    house.rounds.append();
    expect(await other.next()).toMatchObject({ seq: 8 });
    expect(await visitor.next()).toMatchObject({ seq: 8 });
  });

  it('comes at once where the session was revoked', async () => {
    const revoked = await house.following('resident');
    house.live.endSession('session-resident');
    expect(await revoked.closed).toBe(4401);
  });

  it('comes to a client that misses a heartbeat', async () => {
    const dead = await LiveClient.open(house.url, { autoPong: false });
    const alive = await house.following();
    dead.say({ op: 'auth' });
    await dead.next();
    for (let beat = 0; beat < 2; beat += 1) {
      const pinged = once(alive.ws, 'ping');
      house.time.advance(30_000);
      await pinged;
      await alive.rest();
    }
    expect(await dead.closed).toBe(1006);
    house.rounds.append();
    expect(await alive.next()).toEqual(update(8));
  });

  it('is said to everybody when the server stops, and those that do not answer are cut', async () => {
    const client = await house.following();
    const deaf = await house.following();
    deaf.ws.pause();
    const stopped = house.live.stop();
    expect(await client.closed).toBe(1001);
    const late = await LiveClient.refusal(house.url);
    expect(late).toMatchObject({ status: 503, body: { error: { code: 'server/unavailable' } } });
    expect(house.live.connections()).toBe(1);
    house.time.advance(2000);
    await stopped;
    expect(house.live.connections()).toBe(0);
    expect(house.rounds.followers).toBe(0);
    deaf.ws.resume();
  });
});
