import type { RoundResult } from '../../../shared/round/result/result.ts';
import { roundResult } from '../../../shared/round/result/roundResult.ts';
import type { CommunityState, OpenedRound } from '../../state/communityState.ts';
import { planAt } from '../../state/planAt.ts';

/**
 * The published result of a closed round as of the log's entry `seq`, with the legal effects of the plan that the
 * households were asked about, whatever it has become since; where entries were erased, the one that was kept.
 */
export function resultOf(state: CommunityState, round: OpenedRound, seq: number): RoundResult {
  if (round.erased !== undefined) return round.erased.kept.result;
  const effects = (planAt(state, round)?.items ?? []).flatMap(({ itemId, legalEffect }) =>
    legalEffect === undefined ? [] : [[itemId, legalEffect] as const],
  );
  const status = round.status === 'final' ? 'final' : 'closed';
  const result = roundResult(round.count, seq, status, Object.fromEntries(effects));
  return { ...result, ...(round.sealed === undefined ? {} : { sealed: round.sealed }) };
}
