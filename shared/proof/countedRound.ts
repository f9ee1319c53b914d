import type { LedgerValue } from '../ledger/leaf.ts';
import type { RoundCount } from '../round/roundCount.ts';

/** What a tally entry sealed, beside what counting up to it gives. */
export interface Recounted {
  readonly seq: number;
  readonly t: 'tally' | 'resultFinal';
  readonly sealed: LedgerValue | undefined;
  /** In the sealed form, counted anew. */
  readonly counted: LedgerValue;
  readonly answered: number;
  readonly denominator: number;
}

/** A round counted anew from its opened entries, with a look at it at each of its tallies. */
export interface CountedRound {
  readonly count: RoundCount;
  readonly tallies: readonly Recounted[];
}
