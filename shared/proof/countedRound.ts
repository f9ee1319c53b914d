import type { LedgerValue } from '../ledger/leaf.ts';
import type { ElectorCount } from '../round/vote/electorCount.ts';
import type { RoundCount } from '../round/counting/roundCount.ts';

/** What a tally entry sealed, beside what counting up to it gives. */
export interface Recounted {
  readonly seq: number;
  readonly t: 'tally' | 'resultFinal';
  readonly sealed: LedgerValue | undefined;
  /** In the sealed form, counted anew. */
  readonly counted: { readonly [key: string]: LedgerValue };
  /** What of the entry's public part follows from the count. */
  readonly said: { readonly [key: string]: LedgerValue };
}

/** A round counted anew from its opened entries, with a look at it at each of its tallies. */
export interface CountedRound {
  readonly count: RoundCount;
  /** Of an owners' vote. */
  readonly electors?: ElectorCount;
  readonly tallies: readonly Recounted[];
}
