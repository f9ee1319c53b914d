import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { SealedBox } from '../crypto/sealedBox.ts';
import type { Clock } from '../clock.ts';
import type { LedgerLog } from './ledgerLog.ts';
import type { AppendRequest, Appended, Draft } from './ledgerTypes.ts';
import type { LedgerDocument, LedgerStore } from './ledgerStore.ts';
import { IntegrityError, openEntry } from './openEntry.ts';
import { READ_SIZE, readFollowing } from './readFollowing.ts';
import { requestKeys, sealEntry, type Place, type SealedEntry } from './sealEntry.ts';
import { WriteQueue, type Waiting } from './writeQueue.ts';

interface Chosen<State> {
  readonly waiting: Waiting<State>;
  readonly sealed: SealedEntry & { readonly document: LedgerDocument };
}

const BATCH_SIZE = 64;
const MOST_JITTER_MS = 20;
const UNKNOWN_PAUSE_MS = 200;

/**
 * The one writer of a log in this process. Requests queue, are decided on the state at exactly the size they will be
 * written at, and go to disk together: group commit is where throughput comes from. Safety never rests on a read; a
 * stale state makes the insert fail on the unique place, and the loop decides again.
 */
export class LogWriter<State> {
  private readonly queue = new WriteQueue<State>();
  private running: Promise<void> | undefined;
  private catchingUp: Promise<void> | undefined;
  /** Writing and catching up both add to the log: one at a time. */
  private turn: Promise<void> = Promise.resolve();
  private unsettled = false;

  constructor(
    private readonly log: LedgerLog<State>,
    private readonly store: LedgerStore,
    private readonly box: SealedBox,
    private readonly clock: Clock,
    private readonly afterwards: (log: LedgerLog<State>, entries: readonly SealedEntry[]) => void,
    private readonly alarm: (error: unknown) => void,
  ) {}

  append(request: AppendRequest<State>): Promise<Appended | Refusal> {
    if (this.queue.isFull) return Promise.resolve(refuse('ledger/unavailable'));
    const keys = requestKeys(request.actor, request.clientKey, request.request);
    return new Promise((resolve, reject) => {
      this.queue.push({ request, ...keys, since: performance.now(), tried: new Set(), resolve, reject });
      this.running ??= this.run();
    });
  }

  /**
   * Reads and applies what others have written since. Callers at the same time share one read. A stopped log stays at
   * what it has: reading on would put doubtful entries, and their head, beside those that were verified.
   */
  catchUp(): Promise<void> {
    this.catchingUp ??= this.inTurn(async () => {
      this.catchingUp = undefined;
      if (this.log.stopped !== undefined) return;
      try {
        await this.readOn();
      } catch (error) {
        if (!(error instanceof IntegrityError)) throw error;
        this.alarm(error);
      }
    });
    return this.catchingUp;
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  /** Waits for what is queued. `append` must not be called any more. */
  async drain(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // Requests that arrive in the same tick belong to the same batch.
    await Promise.resolve();
    try {
      while (!this.queue.isEmpty) {
        await this.inTurn(async () => {
          if (!(await this.settled())) return;
          const batch = await this.choose();
          if (batch.length > 0) await this.write(batch);
        });
      }
    } finally {
      // In the same breath as the last look at the queue: a request that came in between would never be taken up.
      this.running = undefined;
    }
  }

  /** Takes from the queue what can be written together; answers what needs no writing. */
  private async choose(): Promise<Chosen<State>[]> {
    const batch: Chosen<State>[] = [];
    const touched = new Set<string>();
    const keys = new Set<string>();
    const later: Waiting<State>[] = [];
    const at = Math.floor(this.clock.now() / 1000);
    while (batch.length < BATCH_SIZE) {
      const waiting = this.queue.take();
      if (waiting === undefined) break;
      if (keys.has(waiting.idem)) {
        later.push(waiting);
        continue;
      }
      const known = this.log.placeOf(waiting.idem);
      if (known !== undefined) {
        await this.answerWithoutWriting(waiting, known);
        continue;
      }
      const draft = this.decide(waiting);
      if (draft === undefined) continue;
      const touches = draft.touches;
      const alone = touches === undefined;
      if (batch.length > 0 && (alone || touches.some((thing) => touched.has(thing)))) {
        this.queue.putBack(waiting);
        break;
      }
      const prev = batch.at(-1)?.sealed.entry.h ?? this.log.prev;
      const place = { log: this.log.log, seq: this.log.size + batch.length, prev, at };
      const sealed = this.seal(waiting, draft, place);
      if (sealed === undefined) continue;
      batch.push({ waiting, sealed });
      keys.add(waiting.idem);
      for (const thing of touches ?? []) touched.add(thing);
      if (alone) break;
    }
    this.queue.putBack(...later);
    return batch;
  }

  /** The draft to write, or undefined when the request has been answered with a refusal. */
  private decide(waiting: Waiting<State>): Draft | undefined {
    try {
      const decision = this.log.stopped ?? waiting.request.decide(this.log.state);
      if (!isRefusal(decision)) return decision;
      waiting.resolve(decision);
    } catch (error) {
      waiting.reject(error);
    }
    return undefined;
  }

  /** The entry to write, or undefined when its draft holds what cannot be hashed: a bug of its author, nobody else's. */
  private seal(waiting: Waiting<State>, draft: Draft, place: Place): Chosen<State>['sealed'] | undefined {
    try {
      const sealed = sealEntry(this.box, draft, place, waiting);
      waiting.tried.add(sealed.entry.h);
      return sealed;
    } catch (error) {
      waiting.reject(error);
      return undefined;
    }
  }

  /** A client key seen before: the same request gets the same entry again, another request is refused. */
  private async answerWithoutWriting(waiting: Waiting<State>, seq: number): Promise<void> {
    try {
      const [document] = await this.store.read(this.log.log, seq, 1);
      if (document === undefined) throw new IntegrityError(`${this.log.log}/${seq}: entry is gone`);
      if (document.req !== waiting.req) {
        waiting.resolve(refuse('response/idempotency-mismatch'));
      } else {
        const sealed = openEntry(this.box, document, { seq, prev: document.prev });
        waiting.resolve(this.answer(sealed, !waiting.tried.has(sealed.entry.h)));
      }
    } catch (error) {
      waiting.reject(error);
    }
  }

  private answer(sealed: SealedEntry, replayed: boolean): Appended | Refusal {
    const receipt = this.log.receipt(sealed);
    if (receipt === undefined) return this.log.stopped ?? refuse('ledger/integrity');
    return { entry: sealed.entry, receipt, replayed };
  }

  private async write(batch: readonly Chosen<State>[]): Promise<void> {
    try {
      const outcome = await this.store.append(batch.map(({ sealed }) => sealed.document));
      if (outcome === 'written') await this.acknowledge(batch);
      else await this.tryAgain(batch, outcome);
    } catch (error) {
      this.alarm(error);
      for (const { waiting } of batch) waiting.reject(error);
    }
  }

  private async acknowledge(batch: readonly Chosen<State>[]): Promise<void> {
    try {
      await this.log.load(batch.map(({ sealed }) => sealed.entry));
    } catch (error) {
      this.alarm(error);
      return this.tryAgain(batch, 'unknown');
    }
    this.add(batch.map(({ waiting, sealed }) => ({ sealed, idem: waiting.idem })));
    for (const { waiting, sealed } of batch) waiting.resolve(this.answer(sealed, false));
  }

  /** Taken by another instance, or unknown: read what is there; the client keys then tell whether ours landed. */
  private async tryAgain(batch: readonly Chosen<State>[], outcome: 'taken' | 'unknown'): Promise<void> {
    this.queue.putBack(...batch.map(({ waiting }) => waiting));
    await pause(outcome === 'taken' ? Math.random() * MOST_JITTER_MS : UNKNOWN_PAUSE_MS);
    await this.readOn().catch(this.alarm);
    this.queue.giveUpOnOld();
  }

  /** Entries that were only read may be answered for once they are known to be in the journal. */
  private async settled(): Promise<boolean> {
    if (!this.unsettled) return true;
    try {
      await this.store.settle();
      this.unsettled = false;
      return true;
    } catch (error) {
      this.alarm(error);
      await pause(UNKNOWN_PAUSE_MS);
      this.queue.giveUpOnOld();
      return false;
    }
  }

  private add(sealed: readonly { readonly sealed: SealedEntry; readonly idem: string }[]): void {
    try {
      this.log.add(sealed.map(({ sealed: { entry }, idem }) => ({ entry, idem })));
      this.log.stopUnlessOurs();
    } catch (error) {
      // The record is sound but our reading of it failed half-way: nothing may be decided on such a state.
      this.log.stop('ledger/integrity');
      throw error;
    }
    this.afterwards(
      this.log,
      sealed.map(({ sealed: entry }) => entry),
    );
  }

  private async readOn(): Promise<void> {
    for (;;) {
      const opened = await readFollowing(this.store, this.box, this.log);
      if (opened.length === 0) return;
      this.unsettled = true;
      await this.log.load(opened.map(({ sealed }) => sealed.entry));
      this.add(opened);
      if (opened.length < READ_SIZE) return;
    }
  }
}
