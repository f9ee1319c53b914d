import type { LiveReply, LiveRequest, LiveUpdate } from '../../../shared/live/message.ts';

/** How fresh the numbers are: live by socket, by asking every 15 s, being connected, or not at all. */
export type LiveState = 'connecting' | 'live' | 'polling' | 'offline';

/** Opens a socket; the promise may come after `opened`. */
export type LiveWire = (handlers: {
  readonly opened: () => void;
  readonly heard: (text: string) => void;
  readonly closed: () => void;
}) => Promise<{ send(text: string): void; close(): void }>;

export interface LivePorts {
  readonly open: LiveWire;
  readonly token: () => string | undefined;
  readonly random: () => number;
  readonly now: () => number;
  /** Runs once after the delay; returns how to call it off. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

export interface LiveListener {
  readonly onUpdate: (update: LiveUpdate) => void;
  readonly onState?: (state: LiveState) => void;
  /** Asks the server once by an ordinary request; resolves to undefined when that failed too. */
  readonly poll?: () => Promise<LiveUpdate | undefined>;
}

interface Topic {
  lastSeq: number | null;
  readonly listeners: Set<LiveListener>;
}

const POLL_MS = 15_000;
/** Silence after which a snapshot is asked for, and how long it may take to come. */
const SILENCE_MS = 30_000;
const ANSWER_MS = 10_000;
const FAILURES_UNTIL_POLLING = 2;

/** One socket for all topics, with catching up, a heartbeat, growing pauses between attempts, and polling meanwhile. */
export function liveTopics(ports: LivePorts) {
  const topics = new Map<string, Topic>();
  let wire: { send(text: string): void; close(): void } | undefined;
  /** Tells events of a socket that was given up from those of the present one. */
  let generation = 0;
  let up = false;
  let trying = false;
  let wanted = true;
  let failures = 0;
  let stopRetry = (): void => undefined;
  let stopBeat = (): void => undefined;
  let stopPoll = (): void => undefined;

  const say = (request: LiveRequest): void => wire?.send(JSON.stringify(request));
  const ask = (names: readonly string[], fromStart = false): void =>
    say({
      op: 'subscribe',
      topics: Object.fromEntries(
        names.map((name) => [name, fromStart ? null : (topics.get(name)?.lastSeq ?? null)]),
      ),
    });
  const state = (): LiveState =>
    up ? 'live' : failures >= FAILURES_UNTIL_POLLING ? 'polling' : 'connecting';
  const tellState = (told = state()): void =>
    topics.forEach((topic) => topic.listeners.forEach((listener) => listener.onState?.(told)));

  const deliver = (update: LiveUpdate): void => {
    const topic = topics.get(update.topic);
    if (topic === undefined || (topic.lastSeq !== null && update.seq < topic.lastSeq)) return;
    topic.lastSeq = update.seq;
    topic.listeners.forEach((listener) => listener.onUpdate(update));
  };

  const beat = (): void => {
    stopBeat();
    stopBeat = ports.after(SILENCE_MS, () => {
      const [name] = topics.keys();
      if (name === undefined) return;
      ask([name], true);
      stopBeat = ports.after(ANSWER_MS, () => fail(generation));
    });
  };

  const poll = (): void => {
    stopPoll();
    if (!wanted || up || topics.size === 0) return;
    const asks = [...topics.values()].flatMap((topic) => {
      const listener = [...topic.listeners].find((one) => one.poll !== undefined);
      return listener?.poll === undefined ? [] : [listener.poll()];
    });
    void Promise.all(asks).then((updates) => {
      const heard = updates.filter((update) => update !== undefined);
      heard.forEach(deliver);
      if (!up) tellState(heard.length === 0 ? 'offline' : 'polling');
    });
    stopPoll = ports.after(POLL_MS, poll);
  };

  const drop = (): void => {
    generation += 1;
    up = false;
    trying = false;
    stopBeat();
    stopRetry();
    wire?.close();
    wire = undefined;
  };

  const fail = (ofGeneration: number): void => {
    if (ofGeneration !== generation) return;
    drop();
    if (!wanted || topics.size === 0) return;
    failures += 1;
    tellState();
    if (failures === FAILURES_UNTIL_POLLING) poll();
    const pause = Math.min(60_000, 1_000 * 2 ** Math.min(failures - 1, 6));
    stopRetry = ports.after(pause * (0.5 + ports.random() / 2), connect);
  };

  const heard = (text: string): void => {
    beat();
    const reply = parse(text);
    if (reply !== undefined && 'topic' in reply && 'data' in reply) deliver(reply);
  };

  const connect = (): void => {
    drop();
    if (!wanted || topics.size === 0) return;
    const mine = generation;
    trying = true;
    let open = false;
    const greet = (): void => {
      if (!open || wire === undefined || mine !== generation || up) return;
      up = true;
      failures = 0;
      stopPoll();
      const token = ports.token();
      say(token === undefined ? { op: 'auth' } : { op: 'auth', token });
      ask([...topics.keys()]);
      tellState();
      beat();
    };
    stopBeat = ports.after(ANSWER_MS, () => fail(mine));
    ports
      .open({
        opened: () => {
          open = true;
          greet();
        },
        heard: (text) => {
          if (mine === generation) heard(text);
        },
        closed: () => fail(mine),
      })
      .then((opened) => {
        if (mine !== generation) return opened.close();
        wire = opened;
        greet();
      })
      .catch(() => fail(mine));
  };

  const subscribe = (name: string, lastSeq: number | null, listener: LiveListener): (() => void) => {
    const topic = topics.get(name) ?? { lastSeq, listeners: new Set<LiveListener>() };
    topics.set(name, topic);
    topic.listeners.add(listener);
    listener.onState?.(state());
    // A second listener has not seen what the first one has: everything is asked for again.
    if (up) ask([name], topic.listeners.size > 1);
    else if (topics.size === 1 && topic.listeners.size === 1) connect();
    return () => {
      topic.listeners.delete(listener);
      if (topic.listeners.size > 0 || topics.get(name) !== topic) return;
      topics.delete(name);
      if (up) say({ op: 'unsubscribe', topics: [name] });
      if (topics.size > 0) return;
      stopPoll();
      drop();
    };
  };

  return {
    subscribe,
    pause: (): void => {
      wanted = false;
      stopPoll();
      drop();
    },
    /** The app is shown again or the network is back: no pause is waited out. */
    resume: (): void => {
      if (wanted && (up || trying)) return;
      wanted = true;
      failures = 0;
      connect();
    },
    /** Another person, other rights: the socket is opened anew and everything asked for from the start. */
    restart: (): void => {
      topics.forEach((topic) => (topic.lastSeq = null));
      if (wanted) connect();
    },
  };
}

function parse(text: string): LiveReply | undefined {
  try {
    return JSON.parse(text) as LiveReply;
  } catch {
    return undefined;
  }
}
