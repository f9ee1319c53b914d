import type { LiveUpdate } from '../../shared/live/message.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Clock } from '../clock.ts';
import type { Caller } from '../http/caller.ts';
import { eachInSlices } from './eachInSlices.ts';
import type { LiveLog } from './liveLog.ts';
import type { LiveSource, LiveState } from './liveSource.ts';
import { textFrame } from './textFrame.ts';
import type { Timers } from './timers.ts';

/** One open socket, as the hub needs it. A closed one swallows what it is given. */
export interface Subscriber {
  readonly caller: Caller;
  readonly open: boolean;
  sendFrame(frame: Buffer): void;
  /** Tells that a topic it followed is no longer to be had. */
  dropTopic(topic: string, refusal: Refusal): void;
}

interface HubParts {
  readonly source: LiveSource;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: LiveLog;
  readonly coalesceMs: number;
}

interface Topic {
  readonly name: string;
  /** By tier, each subscriber with the last seq it was sent. */
  readonly tiers: Map<string, Map<Subscriber, number>>;
  /** Subscriptions that wait for their first state. */
  joining: number;
  changes: number;
  stale: boolean;
  pushing: boolean;
  pushedAt: number;
  cancelTimer: (() => void) | undefined;
}

const SLICE = 500;

/**
 * Who follows which topic, and the pushing. A change goes out at once when the topic was quiet for `coalesceMs`, and
 * otherwise together with all that follow it when that time is over. One state is fetched and one message written
 * per tier; nobody is sent a seq that is not above the last it has.
 */
export class LiveHub {
  readonly #parts: HubParts;
  readonly #topics = new Map<string, Topic>();
  #stopped = false;

  constructor(parts: HubParts) {
    this.#parts = parts;
  }

  /**
   * Follows a topic and sends its state at once unless `lastSeq` is exactly that state (a client that claims to be
   * ahead of the log is put right). Gives the source's refusal back; throws when the source does.
   */
  async subscribe(
    subscriber: Subscriber,
    name: string,
    lastSeq: number | null,
  ): Promise<Refusal | undefined> {
    const topic = this.#topicNamed(name);
    const changesBefore = topic.changes;
    topic.joining += 1;
    try {
      const state = await this.#parts.source.snapshot(name, subscriber.caller);
      if (isRefusal(state)) return state;
      if (!subscriber.open) return undefined;
      const sent = lastSent(topic, subscriber);
      leave(topic, subscriber);
      join(topic, subscriber, state.tier, Math.max(sent ?? 0, state.seq));
      // A push that overtook this state has already delivered what was asked for.
      const overtaken = sent !== undefined && sent > state.seq;
      if (lastSeq !== state.seq && !overtaken) subscriber.sendFrame(this.#frame(name, state));
      if (topic.changes !== changesBefore) this.#markStale(topic);
      return undefined;
    } finally {
      topic.joining -= 1;
      this.#forgetIfUnused(topic);
    }
  }

  unsubscribe(subscriber: Subscriber, name: string): void {
    const topic = this.#topics.get(name);
    if (!topic) return;
    leave(topic, subscriber);
    this.#forgetIfUnused(topic);
  }

  /** Takes note that these topics changed. */
  changed(names: readonly string[]): void {
    for (const name of names) {
      const topic = this.#topics.get(name);
      if (!topic) continue;
      topic.changes += 1;
      this.#markStale(topic);
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const topic of this.#topics.values()) topic.cancelTimer?.();
    this.#topics.clear();
  }

  #topicNamed(name: string): Topic {
    const known = this.#topics.get(name);
    if (known) return known;
    const topic: Topic = {
      name,
      tiers: new Map(),
      joining: 0,
      changes: 0,
      stale: false,
      pushing: false,
      pushedAt: Number.NEGATIVE_INFINITY,
      cancelTimer: undefined,
    };
    this.#topics.set(name, topic);
    return topic;
  }

  // A topic that is pushing or was pushed a moment ago stays, so that coming back does not get round the pause.
  #forgetIfUnused(topic: Topic): void {
    if (topic.joining > 0 || topic.tiers.size > 0 || topic.pushing || topic.cancelTimer) return;
    const pause = topic.pushedAt + this.#parts.coalesceMs - this.#parts.clock.now();
    if (pause > 0) this.#wait(topic, pause);
    else if (this.#topics.get(topic.name) === topic) this.#topics.delete(topic.name);
  }

  #markStale(topic: Topic): void {
    topic.stale = true;
    this.#pushWhenDue(topic);
  }

  #pushWhenDue(topic: Topic): void {
    if (this.#stopped || !topic.stale || topic.pushing || topic.cancelTimer || topic.tiers.size === 0) return;
    const pause = topic.pushedAt + this.#parts.coalesceMs - this.#parts.clock.now();
    if (pause > 0) this.#wait(topic, pause);
    else void this.#push(topic);
  }

  #wait(topic: Topic, ms: number): void {
    if (this.#stopped) return;
    topic.cancelTimer = this.#parts.timers.after(ms, () => {
      topic.cancelTimer = undefined;
      this.#pushWhenDue(topic);
      this.#forgetIfUnused(topic);
    });
  }

  async #push(topic: Topic): Promise<void> {
    topic.pushing = true;
    topic.stale = false;
    try {
      for (const tier of [...topic.tiers.keys()]) await this.#pushTier(topic, tier);
    } catch (error) {
      topic.stale = true;
      this.#parts.log.warn({ err: error, topic: topic.name }, 'live update failed and is tried again');
    }
    topic.pushedAt = this.#parts.clock.now();
    topic.pushing = false;
    this.#pushWhenDue(topic);
    this.#forgetIfUnused(topic);
  }

  // The state is asked for in the name of one member. Should that member's rights have changed, only it is moved or
  // dropped, and the next one is asked for: nobody ever receives what was fetched for another tier.
  async #pushTier(topic: Topic, tier: string): Promise<void> {
    for (;;) {
      const members = topic.tiers.get(tier);
      const first = members?.keys().next().value;
      if (!members || !first) return;
      const { caller } = first;
      const state = await this.#parts.source.snapshot(topic.name, caller);
      if (!isRefusal(state) && state.tier === tier) {
        await this.#sendToAll(topic, members, state);
        return;
      }
      if (first.caller !== caller || !members.has(first)) continue;
      const sent = lastSent(topic, first) ?? 0;
      leave(topic, first);
      if (isRefusal(state)) {
        first.dropTopic(topic.name, state);
      } else {
        join(topic, first, state.tier, Math.max(sent, state.seq));
        if (state.seq >= sent) first.sendFrame(this.#frame(topic.name, state));
      }
    }
  }

  async #sendToAll(topic: Topic, members: Map<Subscriber, number>, state: LiveState): Promise<void> {
    const frame = this.#frame(topic.name, state);
    await eachInSlices(members, SLICE, ([subscriber, sent]) => {
      if (sent >= state.seq) return;
      members.set(subscriber, state.seq);
      subscriber.sendFrame(frame);
    });
  }

  #frame(topic: string, { seq, data }: LiveState): Buffer {
    const update: LiveUpdate = { topic, seq, at: new Date(this.#parts.clock.now()).toISOString(), data };
    return textFrame(JSON.stringify(update));
  }
}

function lastSent(topic: Topic, subscriber: Subscriber): number | undefined {
  for (const members of topic.tiers.values()) {
    const seq = members.get(subscriber);
    if (seq !== undefined) return seq;
  }
  return undefined;
}

function join(topic: Topic, subscriber: Subscriber, tier: string, seq: number): void {
  const members = topic.tiers.get(tier) ?? new Map<Subscriber, number>();
  members.set(subscriber, seq);
  topic.tiers.set(tier, members);
}

function leave(topic: Topic, subscriber: Subscriber): void {
  for (const [tier, members] of topic.tiers) {
    if (members.delete(subscriber) && members.size === 0) topic.tiers.delete(tier);
  }
}
