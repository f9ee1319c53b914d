import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { LiveReply, LiveRequest } from '../../shared/live/message.ts';
import { REFUSALS, type Refusal, type RefusalCode } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { CLOSE_CODE } from './closeCode.ts';
import type { ConnectionParts, FindCaller } from './connectionParts.ts';
import type { Subscriber } from './liveHub.ts';
import { MessageRate } from './messageRate.ts';
import { readRequest } from './readRequest.ts';
import { textFrame } from './textFrame.ts';

/**
 * One client from its first message to its end. Messages are handled strictly one after another, so a client may
 * send `auth` and `subscribe` without waiting; the first must be `auth`. A message that is refused changes nothing.
 */
export class LiveConnection implements Subscriber {
  readonly #parts: ConnectionParts;
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #topics = new Set<string>();
  readonly #rate: MessageRate;
  readonly #cancelAuthDeadline: () => void;
  #caller: Caller;
  #token: string | undefined;
  #signedIn = false;
  #ended = false;
  #answered = true;
  #bad = 0;
  #queue: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** Updates are written to `socket`, the stream under `ws`, as finished frames; `ws` itself writes whole frames too. */
  constructor(ws: WebSocket, socket: Duplex, address: string, parts: ConnectionParts) {
    this.#ws = ws;
    this.#socket = socket;
    this.#parts = parts;
    this.#rate = new MessageRate(parts.limits.messagesPerSecond);
    this.#caller = { account: null, sessionId: null, address };
    this.#cancelAuthDeadline = parts.timers.after(parts.limits.authMs, () => {
      this.#refuse('request/timeout');
      this.end(CLOSE_CODE.authTooLate);
    });
    ws.on('message', (data, isBinary) => this.#receive(data, isBinary));
    ws.on('pong', () => (this.#answered = true));
    // The close event follows with the code that says why.
    ws.on('error', () => undefined);
    ws.on('close', () => this.#leave());
  }

  get caller(): Caller {
    return this.#caller;
  }

  get open(): boolean {
    return !this.#ended && this.#ws.readyState === this.#ws.OPEN;
  }

  /** The token to ask for again; undefined for a visitor. */
  get token(): string | undefined {
    return this.#token;
  }

  sendFrame(frame: Buffer): void {
    if (!this.open) return;
    if (this.#socket.writableLength > this.#parts.limits.unreadBytes) {
      this.#parts.log.warn({ unreadBytes: this.#socket.writableLength }, 'slow live reader dropped');
      this.#ws.terminate();
      this.#leave();
      return;
    }
    this.#socket.write(frame);
  }

  dropTopic(topic: string, refusal: Refusal): void {
    this.#topics.delete(topic);
    this.#refuse(refusal.refused, topic);
  }

  /** Asks for a sign of life; a client that has not answered the last one is cut. */
  beat(): void {
    if (!this.open) return;
    if (!this.#answered) {
      this.#ws.terminate();
      this.#leave();
      return;
    }
    this.#answered = false;
    this.#ws.ping();
  }

  /** Takes over what the session says now: null ends the socket, other rights put every topic into its new tier. */
  recheck(found: Awaited<ReturnType<FindCaller>>): void {
    if (!found) {
      this.#refuse('session/not-valid');
      this.end(CLOSE_CODE.sessionNotValid);
      return;
    }
    if (found.account === this.#caller.account) return;
    if (JSON.stringify(found.account) === JSON.stringify(this.#caller.account)) return;
    this.#caller = { ...this.#caller, account: found.account };
    const topics = [...this.#topics];
    for (const topic of topics) this.#parts.hub.unsubscribe(this, topic);
    this.#enqueue(async () => {
      for (const topic of topics) if (this.#topics.has(topic)) await this.#follow(topic, null);
    });
  }

  /** Says goodbye with a code and cuts the socket if the client does not answer in time. */
  end(code: number): void {
    if (this.#ended) return;
    this.#leave();
    this.#ws.close(code);
    const cancel = this.#parts.timers.after(this.#parts.limits.closeMs, () => this.#ws.terminate());
    this.#ws.once('close', cancel);
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!this.open) return;
    const { clock, limits } = this.#parts;
    if (!this.#rate.admits(clock.now()) || this.#waiting >= limits.messagesWaiting) {
      this.#refuseBad('request/too-many');
      return;
    }
    const request = isBinary || !Buffer.isBuffer(data) ? undefined : readRequest(data.toString());
    this.#enqueue(async () => {
      if (request) await this.#handle(request);
      else this.#refuseBad('live/bad-message');
    });
  }

  #enqueue(work: () => Promise<void>): void {
    this.#waiting += 1;
    this.#queue = this.#queue.then(async () => {
      this.#waiting -= 1;
      if (!this.open) return;
      try {
        await work();
      } catch (error) {
        this.#parts.log.warn({ err: error }, 'live message failed');
        this.#refuse('server/unavailable');
      }
    });
  }

  async #handle(request: LiveRequest): Promise<void> {
    if ((request.op === 'auth') === this.#signedIn) {
      this.#refuseBad('live/bad-message');
      return;
    }
    switch (request.op) {
      case 'auth':
        return this.#signIn(request.token);
      case 'subscribe':
        return this.#subscribe(request.topics);
      case 'unsubscribe':
        for (const topic of request.topics) {
          this.#topics.delete(topic);
          this.#parts.hub.unsubscribe(this, topic);
        }
    }
  }

  async #signIn(token: string | undefined): Promise<void> {
    if (token !== undefined) {
      const found = await this.#parts.findCaller(token);
      if (!this.open) return;
      if (!found) {
        this.#refuse('session/not-valid');
        this.end(CLOSE_CODE.sessionNotValid);
        return;
      }
      const { account, sessionId } = found;
      if (
        sessionId !== null &&
        !this.#parts.sessions.enter(sessionId, this.#parts.limits.socketsPerSession)
      ) {
        this.#refuse('request/too-many');
        this.end(CLOSE_CODE.tooManySockets);
        return;
      }
      this.#caller = { ...this.#caller, account, sessionId };
      this.#token = token;
    }
    this.#signedIn = true;
    this.#cancelAuthDeadline();
    this.#reply({ op: 'ready' });
  }

  async #subscribe(wanted: Readonly<Record<string, number | null>>): Promise<void> {
    const all = new Set([...this.#topics, ...Object.keys(wanted)]);
    if (all.size > this.#parts.limits.topicsPerSocket) {
      this.#refuse('live/too-many-topics');
      return;
    }
    for (const [topic, lastSeq] of Object.entries(wanted)) await this.#follow(topic, lastSeq);
  }

  async #follow(topic: string, lastSeq: number | null): Promise<void> {
    this.#topics.add(topic);
    try {
      const refusal = await this.#parts.hub.subscribe(this, topic, lastSeq);
      if (refusal) this.#unfollow(topic, refusal.refused);
    } catch (error) {
      this.#parts.log.warn({ err: error, topic }, 'live topic cannot be read');
      this.#unfollow(topic, 'server/unavailable');
    }
  }

  #unfollow(topic: string, code: RefusalCode): void {
    this.#topics.delete(topic);
    this.#parts.hub.unsubscribe(this, topic);
    this.#refuse(code, topic);
  }

  #refuseBad(code: RefusalCode): void {
    this.#refuse(code);
    this.#bad += 1;
    if (this.#bad >= this.#parts.limits.badMessages) this.end(CLOSE_CODE.badMessages);
  }

  #refuse(code: RefusalCode, topic?: string): void {
    const [, message] = REFUSALS[code];
    this.#reply({ op: 'error', code, message, ...(topic === undefined ? {} : { topic }) });
  }

  #reply(reply: LiveReply): void {
    this.sendFrame(textFrame(JSON.stringify(reply)));
  }

  #leave(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelAuthDeadline();
    for (const topic of this.#topics) this.#parts.hub.unsubscribe(this, topic);
    this.#topics.clear();
    if (this.#caller.sessionId !== null) this.#parts.sessions.leave(this.#caller.sessionId);
  }
}
