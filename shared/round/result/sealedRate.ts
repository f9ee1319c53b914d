import type { Leaf } from '../../ledger/leaf.ts';
import { readNumber } from '../../ledger/readValue.ts';
import type { SealedRate } from './result.ts';

/** The rate that a tally entry says in public (docs/ledger-format.md, "What a tally entry says"). */
export function sealedRateOf({ seq, d = {} }: Pick<Leaf, 'seq' | 'd'>): SealedRate {
  const isVote = d['electors'] !== undefined;
  return {
    seq,
    answered: readNumber(d[isVote ? 'participating' : 'answered']),
    denominator: readNumber(d[isVote ? 'electors' : 'denominator']),
  };
}
