import type { SatisfactionScore, SatisfactionStanding } from './satisfaction.ts';
import type { SatisfactionLimits } from '../round.ts';
import { flooredPermille } from '../counting/solicitationRate.ts';

/**
 * Households by what they gave: how many items each marked, and the sum of its marks less 1 each. A household's score
 * is `25 · sum / items`. Kept as counts, so that the order of the answers cannot touch a digit.
 */
export class ScoreSums {
  private readonly counts = new Map<string, { readonly items: number; readonly sum: number; n: number }>();
  /** Households with at least one mark. */
  n = 0;

  /** Adds one household with the marks (1–5) it gave; one without marks is not counted. */
  add(marks: readonly number[]): void {
    const items = marks.length;
    if (items === 0) return;
    const sum = marks.reduce((total, mark) => total + mark - 1, 0);
    const key = `${items}:${sum}`;
    const cell = this.counts.get(key) ?? { items, sum, n: 0 };
    cell.n += 1;
    this.counts.set(key, cell);
    this.n += 1;
  }

  /** Mean of the household scores, 0–100; NaN without households. */
  mean(): number {
    const byItems = new Map<number, number>();
    this.counts.forEach(({ items, sum, n }) => byItems.set(items, (byItems.get(items) ?? 0) + sum * n));
    let total = 0;
    sorted(byItems).forEach(([items, sum]) => (total += sum / items));
    return (25 * total) / this.n;
  }

  /** Sample standard deviation of the household scores, 0–100; 0 for one household. */
  deviation(): number {
    if (this.n < 2) return 0;
    const mean = this.mean();
    const cells = Array.from(this.counts.values()).sort(
      (first, second) => first.items - second.items || first.sum - second.sum,
    );
    const squares = cells.reduce(
      (total, { items, sum, n }) => total + n * ((25 * sum) / items - mean) ** 2,
      0,
    );
    return Math.sqrt(squares / (this.n - 1));
  }
}

function sorted(sums: ReadonlyMap<number, number>): [number, number][] {
  return Array.from(sums.entries()).sort(([first], [second]) => first - second);
}

/** Far below the smallest step between two means, far above what adding a few floats can lose. */
const FLOAT_GRAIN = 1e-9;

/** Half of the 95 % interval of the mean with the correction for a finite population, in points. */
function halfWidth(sums: ScoreSums, households: number): number {
  const { n } = sums;
  if (n >= households) return 0;
  return ((1.96 * sums.deviation()) / Math.sqrt(n)) * Math.sqrt((households - n) / (households - 1));
}

/** The mean of the household scores in tenths of a point, floored; there must be one. */
export function scoreTenthsOf(sums: ScoreSums): number {
  return Math.floor(10 * sums.mean() + FLOAT_GRAIN);
}

/** Half of the 95 % interval over so many households asked, in tenths of a point, rounded up. */
export function halfWidthTenthsOf(sums: ScoreSums, households: number): number {
  return Math.max(0, Math.ceil(10 * halfWidth(sums, households) - FLOAT_GRAIN));
}

function standingOf(n: number, households: number, limits: SatisfactionLimits): SatisfactionStanding {
  const few = n < limits.minAnswers && households > limits.smallCommunityHouseholds;
  return few || 100 * n < limits.minRatePercent * households ? 'insufficient' : 'ranked';
}

/**
 * The score of one thing over `households` asked (domain rules "Satisfaction"): below k households it is withheld, as
 * it is where `withheld` says that it would give away another.
 */
export function satisfactionScore(
  sums: ScoreSums,
  households: number,
  limits: SatisfactionLimits,
  k: number,
  withheld = false,
): SatisfactionScore {
  const { n } = sums;
  if (withheld || n < k) {
    const base = { households, scoreTenths: null, halfWidthTenths: null, standing: 'withheld' } as const;
    return { ...base, n: null, ratePermille: null };
  }
  return {
    households,
    n,
    ratePermille: flooredPermille(n, households),
    scoreTenths: scoreTenthsOf(sums),
    halfWidthTenths: halfWidthTenthsOf(sums, households),
    standing: standingOf(n, households, limits),
  };
}
