import type { PlanContent } from '../../shared/plan/plan.ts';
import type { CommunityState, OpenedRound } from './communityState.ts';

/** The version that a round was opened on; where its terms name none, the one that was in force at its opening. */
export function planAt(
  { plans }: Pick<CommunityState, 'plans'>,
  { terms, openedSeq }: Pick<OpenedRound, 'terms' | 'openedSeq'>,
): PlanContent | undefined {
  const named = terms.planVersion?.hash;
  if (named !== undefined) return plans.find(({ hash }) => hash === named)?.content;
  return plans.filter(({ seq }) => seq < openedSeq).at(-1)?.content;
}
