import type { OverviewSatisfaction, SatisfactionRound } from '../../shared/community/satisfactionTrend.ts';
import { closedResult } from '../state/closedResult.ts';
import type { CommunityState } from '../state/communityState.ts';

/** Every 效果评价 that has closed, oldest first, with the scores that everybody may read. */
export function satisfactionRounds({ rounds }: Pick<CommunityState, 'rounds'>): readonly SatisfactionRound[] {
  return [...rounds.values()]
    .flatMap((round): SatisfactionRound[] => {
      const { terms, status, closedAt } = round;
      if (terms.kind !== 'satisfaction' || status === 'open') return [];
      const { satisfaction: result } = closedResult(round);
      if (result === undefined) return [];
      const at = closedAt === undefined ? terms.closesAt : new Date(closedAt * 1000).toISOString();
      return [{ roundId: terms.roundId, title: terms.title, status, closedAt: at, result }];
    })
    .sort((first, second) => Date.parse(first.closedAt) - Date.parse(second.closedAt));
}

/** The newest of them in short; null where none has closed. */
export function newestSatisfaction(state: Pick<CommunityState, 'rounds'>): OverviewSatisfaction | null {
  const newest = satisfactionRounds(state).at(-1);
  if (newest === undefined) return null;
  const { result, ...round } = newest;
  return { ...round, overall: result.overall };
}
