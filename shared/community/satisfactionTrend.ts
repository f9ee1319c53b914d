import type { SatisfactionResult, SatisfactionScore } from '../round/satisfaction/satisfaction.ts';

/** The newest closed 效果评价 of a community, as the bureau's table shows it. */
export interface OverviewSatisfaction {
  readonly roundId: string;
  readonly title: string;
  readonly status: 'closed' | 'final';
  /** ISO 8601 UTC. */
  readonly closedAt: string;
  readonly overall: SatisfactionScore;
}

/** One 效果评价 of a community with dimensions and items; a list of them, oldest first, is the trend. */
export interface SatisfactionRound extends Omit<OverviewSatisfaction, 'overall'> {
  readonly result: SatisfactionResult;
}
