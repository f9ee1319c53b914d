import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { AppendRequest, Appended } from './ledgerTypes.ts';

/** A request in the queue, with the hashes under which it was already tried: they tell our own entry from a replay. */
export interface Waiting<State> {
  readonly request: AppendRequest<State>;
  readonly idem: string;
  readonly req: string;
  readonly since: number;
  readonly tried: Set<string>;
  readonly resolve: (result: Appended | Refusal) => void;
  readonly reject: (error: unknown) => void;
}

const GIVE_UP_MS = 10_000;
const MOST_WAITING = 5000;

/** The requests that wait for one log's writer, in the order in which they came. */
export class WriteQueue<State> {
  private waiting: Waiting<State>[] = [];

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  get isFull(): boolean {
    return this.waiting.length >= MOST_WAITING;
  }

  push(waiting: Waiting<State>): void {
    this.waiting.push(waiting);
  }

  /** Takes the first. */
  take(): Waiting<State> | undefined {
    return this.waiting.shift();
  }

  /** Puts back to the front what was taken, in its order. */
  putBack(...taken: readonly Waiting<State>[]): void {
    this.waiting.unshift(...taken);
  }

  /** After ten seconds a client is better served by "not now": its key makes sending again harmless. */
  giveUpOnOld(): void {
    const now = performance.now();
    const isOld = ({ since }: Waiting<State>): boolean => now - since > GIVE_UP_MS;
    const old = this.waiting.filter(isOld);
    this.waiting = this.waiting.filter((waiting) => !isOld(waiting));
    for (const { resolve } of old) resolve(refuse('ledger/unavailable'));
  }
}
