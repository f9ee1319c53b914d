import { isErasure } from '../../shared/ledger/erasure.ts';
import type { Entry, EntryType } from '../../shared/ledger/leaf.ts';

/** Entries that are about one household: published only in batches, so that time and order name no door. */
const HOUSEHOLD_ENTRIES: ReadonlySet<EntryType> = new Set<EntryType>([
  'response',
  'withdraw',
  'visit',
  'bind',
  'unbind',
  'dispute',
  'disputeResolve',
  'exclusionRequest',
  'exclusionApprove',
  'void',
  'notice',
  'erase',
]);

/**
 * A round's close and its results: what is said of a round in public must be checkable from what is public, and so must
 * what was erased of it (`isErasure`). And a new signing key: no bundle that ends before it can be signed any more.
 */
const PUBLISHES_AT_ONCE: ReadonlySet<EntryType> = new Set<EntryType>([
  'roundClose',
  'tally',
  'resultFinal',
  'keyRotate',
]);

const BATCH_ENTRIES = 20;
const BATCH_SECONDS = 3600;

/**
 * How far the world may read a log: every hour or every 20 household entries, whichever is later, at each round's close
 * and results, and at a new signing key. It is computed from the entries alone, so that every instance and every restart
 * publishes the same batches.
 */
export class Publication {
  /** Number of entries the world may read. */
  size = 0;
  private waiting = 0;
  private waitingSince = 0;

  apply({ leaf }: Entry): void {
    if (isErasure(leaf)) {
      this.publish(leaf.seq);
    } else if (HOUSEHOLD_ENTRIES.has(leaf.t)) {
      if (this.waiting === 0) this.waitingSince = leaf.tm;
      this.waiting += 1;
      if (this.waiting >= BATCH_ENTRIES && leaf.tm - this.waitingSince >= BATCH_SECONDS)
        this.publish(leaf.seq);
    } else if (this.waiting === 0 || PUBLISHES_AT_ONCE.has(leaf.t)) {
      this.publish(leaf.seq);
    }
  }

  private publish(seq: number): void {
    this.size = seq + 1;
    this.waiting = 0;
  }
}
