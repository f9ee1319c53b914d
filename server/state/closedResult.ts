import type { RoundResult } from '../../shared/round/result/result.ts';
import { roundResult } from '../../shared/round/result/roundResult.ts';
import type { RoundCount } from '../../shared/round/counting/roundCount.ts';
import type { OpenedRound } from './communityState.ts';

interface Known {
  readonly seq: number;
  readonly status: RoundResult['status'];
  readonly result: RoundResult;
}

const known = new WeakMap<RoundCount, Known>();

/**
 * The published result of a round that is closed, for its scores and rated lines: small cells are withheld here as
 * everywhere. Made anew only when an entry about the round has been counted or it became final, because scores go over
 * every household and a page of the bureau's table asks for a hundred of them. Matters that need a vote are not in it.
 */
export function closedResult({
  count,
  status,
  erased,
}: Pick<OpenedRound, 'count' | 'status' | 'erased'>): RoundResult {
  if (erased !== undefined) return erased.kept.result;
  const as = status === 'final' ? 'final' : 'closed';
  const before = known.get(count);
  if (before !== undefined && before.seq === count.seq && before.status === as) return before.result;
  const result = roundResult(count, count.seq, as, {});
  known.set(count, { seq: count.seq, status: as, result });
  return result;
}
