import type { NumberSource, SatisfactionLimits } from '../round.ts';
import type { SatisfactionDimension } from './satisfactionDimension.ts';

/** The limits of a round that names none (示例默认). */
export const EXAMPLE_SATISFACTION_LIMITS: SatisfactionLimits = {
  minAnswers: 10,
  smallCommunityHouseholds: 20,
  minRatePercent: 30,
};

/**
 * `ranked`: enough answers to be put in order; `insufficient`: 样本不足, shown and not ranked; `withheld`: it, or what
 * it lets one compute, rests on fewer than k households.
 */
export type SatisfactionStanding = 'ranked' | 'insufficient' | 'withheld';

/** One score: the mean over households of the household's mean, 1–5 mapped to 0/25/50/75/100. */
export interface SatisfactionScore {
  /** Households of the roll that are asked (H). */
  readonly households: number;
  /** Households with at least one mark (n); null where withheld. */
  readonly n: number | null;
  /** n / H in thousandths, floored; null where withheld or nobody is asked. */
  readonly ratePermille: number | null;
  /** Tenths of a point, 0–1000, floored; null where withheld. */
  readonly scoreTenths: number | null;
  /**
   * Half of the 95 % interval, `1.96·s/√n·√((H−n)/(H−1))` with the sample deviation s, in tenths of a point, rounded
   * up so that it is never narrower than it is; 0 where everybody answered; null where withheld.
   */
  readonly halfWidthTenths: number | null;
  readonly standing: SatisfactionStanding;
}

/** The score of one dimension over the items that belong to it. */
export interface DimensionScore extends SatisfactionScore {
  readonly dimension: SatisfactionDimension;
  readonly label: string;
  readonly source: NumberSource;
}

/** The score of one rating question or one row of a matrix. */
export interface ItemScore extends SatisfactionScore {
  readonly questionId: string;
  readonly rowId?: string;
  readonly label: string;
  readonly dimension?: SatisfactionDimension;
}

/** 效果评价 of one community: the whole, the dimensions that are asked about in their fixed order, each item. */
export interface SatisfactionResult {
  readonly overall: SatisfactionScore;
  readonly dimensions: readonly DimensionScore[];
  readonly items: readonly ItemScore[];
  readonly limits: SatisfactionLimits;
}
