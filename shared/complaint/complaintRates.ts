import type { NumberSource } from '../round/round.ts';
import type { ComplaintCategory } from './complaint.ts';

/** What complaints are grouped by for the three rates. */
export const RATE_GROUPS = ['community', 'organisation', 'category', 'stage', 'month'] as const;
export type RateGroup = (typeof RATE_GROUPS)[number];

/** A number of the table whose rows can be listed. */
export const RATE_FIGURES = [
  'filed',
  'due',
  'respondedInTime',
  'confirmed',
  'reopenedAtEnd',
  'closedUnresolved',
  'unrated',
  'rated',
  'satisfied',
] as const;
export type RateFigure = (typeof RATE_FIGURES)[number];

/**
 * 响应率 = respondedInTime ÷ due; 解决率 = confirmed ÷ (confirmed + reopenedAtEnd + closedUnresolved);
 * 满意率 = satisfied ÷ rated; 未评价 (`unrated`) is printed beside them and counts as none of them. Permille floored, null
 * where the denominator is 0.
 */
export interface ComplaintRateRow {
  readonly key: string;
  readonly label: string;
  readonly figures: Readonly<Record<RateFigure, number>>;
  readonly respondedPermille: number | null;
  readonly resolvedPermille: number | null;
  readonly satisfiedPermille: number | null;
}

/** The period (filed in; `YYYY-MM-DD` in China time, both days included) and the grouping of a table of rates. */
export interface ComplaintRateQuery {
  readonly by?: RateGroup;
  readonly communityId?: string;
  readonly category?: ComplaintCategory;
  readonly from?: string;
  readonly to?: string;
}

/** A number that the definitions rest on, and where it comes from; without a source 示例默认. */
export interface RateTerm {
  readonly value: number;
  readonly source: NumberSource;
}

export interface ComplaintRates {
  readonly by: RateGroup;
  readonly from: string;
  readonly to: string;
  readonly total: ComplaintRateRow;
  readonly rows: readonly ComplaintRateRow[];
  /** Hours to respond, days until 到期未评, and the rating (1–5) from which somebody is satisfied. */
  readonly terms: Readonly<Record<'respondHours' | 'timeOutDays' | 'satisfiedFrom', RateTerm>>;
}
