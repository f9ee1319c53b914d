import { liveTopics, type LiveState } from '../../../miniapp/src/platform/liveTopics.ts';
import type { LiveUpdate } from '../../../shared/live/message.ts';
import type { WorldParticipation } from '../../../shared/round/counting/participation.ts';

const data = (seq: number): WorldParticipation => ({
  roundId: 'r1',
  seq,
  households: 24,
  official: { answered: 17, denominator: 24, permille: 708, need: 3, met: false },
  strict: { answered: 17, denominator: 24, permille: 708 },
  thresholdPercent: 80,
  thresholdSource: null,
});
const update = (seq: number, topic = 'round:r1'): LiveUpdate => ({
  topic,
  seq,
  at: '2026-11-21T00:00:00Z',
  data: data(seq),
});

interface Socket {
  readonly sent: { op: string; topics?: unknown; token?: string }[];
  readonly opened: () => void;
  readonly heard: (text: string) => void;
  readonly closed: () => void;
  closedByUs: boolean;
}

/** The phone's side of the line with its timers in our hands; nothing of the product is replaced. */
function line() {
  const sockets: Socket[] = [];
  const alarms: { at: number; run: () => void }[] = [];
  let clock = 0;
  let token: string | undefined;
  const live = liveTopics({
    open: async (handlers) => {
      const socket: Socket = { ...handlers, sent: [], closedByUs: false };
      sockets.push(socket);
      return {
        send: (text) => void socket.sent.push(JSON.parse(text) as Socket['sent'][number]),
        close: () => void (socket.closedByUs = true),
      };
    },
    token: () => token,
    random: () => 1,
    now: () => clock,
    after: (delayMs, run) => {
      const alarm = { at: clock + delayMs, run };
      alarms.push(alarm);
      return () => void alarms.splice(alarms.indexOf(alarm) >>> 0, 1);
    },
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const pass = async (ms: number): Promise<void> => {
    const until = clock + ms;
    for (;;) {
      await settle();
      const next = alarms.filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      alarms.splice(alarms.indexOf(next), 1);
      clock = next.at;
      next.run();
    }
    clock = until;
    await settle();
  };
  const latest = (): Socket => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket was opened');
    return socket;
  };
  const open = async (): Promise<Socket> => {
    await settle();
    latest().opened();
    await settle();
    return latest();
  };
  return { live, sockets, pass, settle, latest, open, signIn: (as: string) => (token = as) };
}

function listener() {
  const seen: number[] = [];
  const states: LiveState[] = [];
  return {
    seen,
    states,
    onUpdate: (one: LiveUpdate) => void seen.push(one.seq),
    onState: (state: LiveState) => void states.push(state),
  };
}

describe('following a round', () => {
  test('one socket serves all topics; it says who it is, then asks for snapshots', async () => {
    const phone = line();
    phone.signIn('t1');
    phone.live.subscribe('round:r1', null, listener());
    phone.live.subscribe('round:r2', 5, listener());
    const socket = await phone.open();
    expect(phone.sockets).toHaveLength(1);
    expect(socket.sent).toEqual([
      { op: 'auth', token: 't1' },
      { op: 'subscribe', topics: { 'round:r1': null, 'round:r2': 5 } },
    ]);
  });

  test('an older update than the last one is not shown', async () => {
    const phone = line();
    const one = listener();
    phone.live.subscribe('round:r1', null, one);
    const socket = await phone.open();
    [4, 6, 5, 6].forEach((seq) => socket.heard(JSON.stringify(update(seq))));
    socket.heard('not json');
    socket.heard(JSON.stringify(update(9, 'round:other')));
    expect(one.seen).toEqual([4, 6, 6]);
  });

  test('after a lost connection it asks from the last update it has', async () => {
    const phone = line();
    const one = listener();
    phone.live.subscribe('round:r1', null, one);
    (await phone.open()).heard(JSON.stringify(update(4)));
    phone.latest().closed();
    await phone.pass(1_000);
    const second = await phone.open();
    expect(phone.sockets).toHaveLength(2);
    expect(second.sent[1]).toEqual({ op: 'subscribe', topics: { 'round:r1': 4 } });
    expect(one.states).toEqual(['connecting', 'live', 'connecting', 'live']);
  });

  test('events of a socket that was given up are ignored', async () => {
    const phone = line();
    const one = listener();
    phone.live.subscribe('round:r1', null, one);
    const first = await phone.open();
    first.closed();
    await phone.pass(1_000);
    await phone.open();
    first.closed();
    first.heard(JSON.stringify(update(9)));
    await phone.pass(5_000);
    expect([phone.sockets.length, one.seen]).toEqual([2, []]);
  });

  test('when sockets fail twice the numbers are asked for every 15 s until one holds', async () => {
    const phone = line();
    const one = listener();
    let asked = 0;
    phone.live.subscribe('round:r1', null, { ...one, poll: async () => update((asked += 1)) });
    await phone.settle();
    phone.latest().closed();
    await phone.pass(1_000);
    expect(asked).toBe(0);
    phone.latest().closed();
    await phone.pass(0);
    expect([asked, one.states.at(-1)]).toEqual([1, 'polling']);
    await phone.pass(1_900);
    expect(asked).toBe(1);
    await phone.pass(15_000);
    expect(asked).toBe(2);
    const given = phone.sockets.length;
    while (phone.sockets.length === given) await phone.pass(1_000);
    const before = asked;
    phone.latest().opened();
    await phone.settle();
    expect(one.states.at(-1)).toBe('live');
    await phone.pass(20_000);
    expect(asked).toBe(before);
  });

  test('without any network it says so', async () => {
    const phone = line();
    const one = listener();
    phone.live.subscribe('round:r1', null, { ...one, poll: async () => undefined });
    await phone.settle();
    phone.latest().closed();
    await phone.pass(1_000);
    phone.latest().closed();
    await phone.pass(0);
    expect(one.states.at(-1)).toBe('offline');
  });

  test('a socket that falls silent is asked for a snapshot and given up when none comes', async () => {
    const phone = line();
    phone.live.subscribe('round:r1', null, listener());
    const socket = await phone.open();
    socket.heard(JSON.stringify(update(4)));
    await phone.pass(30_000);
    expect(socket.sent.at(-1)).toEqual({ op: 'subscribe', topics: { 'round:r1': null } });
    expect(socket.closedByUs).toBe(false);
    await phone.pass(10_000);
    expect(socket.closedByUs).toBe(true);
    await phone.pass(1_000);
    expect(phone.sockets).toHaveLength(2);
  });

  test('hidden, it closes; shown again, it catches up', async () => {
    const phone = line();
    phone.live.subscribe('round:r1', null, listener());
    (await phone.open()).heard(JSON.stringify(update(4)));
    phone.live.pause();
    await phone.pass(120_000);
    expect([phone.sockets.length, phone.latest().closedByUs]).toEqual([1, true]);
    phone.live.resume();
    expect((await phone.open()).sent[1]).toEqual({ op: 'subscribe', topics: { 'round:r1': 4 } });
  });

  test('when the network is back it does not wait for the next attempt', async () => {
    const phone = line();
    phone.live.subscribe('round:r1', null, listener());
    await phone.settle();
    phone.latest().closed();
    await phone.settle();
    phone.live.resume();
    phone.live.resume();
    await phone.settle();
    expect(phone.sockets).toHaveLength(2);
  });

  test('another person gets everything anew', async () => {
    const phone = line();
    phone.live.subscribe('round:r1', null, listener());
    (await phone.open()).heard(JSON.stringify(update(4)));
    phone.signIn('t2');
    phone.live.restart();
    expect((await phone.open()).sent).toEqual([
      { op: 'auth', token: 't2' },
      { op: 'subscribe', topics: { 'round:r1': null } },
    ]);
  });

  test('the last page that leaves closes the socket', async () => {
    const phone = line();
    const leave = phone.live.subscribe('round:r1', null, listener());
    const leaveToo = phone.live.subscribe('round:r1', null, listener());
    const socket = await phone.open();
    leave();
    expect(socket.closedByUs).toBe(false);
    leaveToo();
    await phone.pass(120_000);
    expect([socket.closedByUs, phone.sockets.length]).toEqual([true, 1]);
  });

  test('a connection that opens before its promise resolves is used all the same', async () => {
    const phone = line();
    phone.live.subscribe('round:r1', null, listener());
    phone.latest().opened();
    await phone.settle();
    expect(phone.latest().sent.map((request) => request.op)).toEqual(['auth', 'subscribe']);
  });
});
