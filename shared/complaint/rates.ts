import {
  RATE_FIGURES,
  type ComplaintRateQuery,
  type ComplaintRateRow,
  type RateFigure,
} from './complaintRates.ts';
import { chinaDayOf, startOfChinaDay } from '../chinaTime.ts';

/** How often each figure was met; a figure that is missing is 0. */
export type FigureCounts = Partial<Readonly<Record<RateFigure, number>>>;

/**
 * A period of filings and the moment at which its cases are looked at: the period's end, or now where that is still to
 * come. Moments are milliseconds since 1970 UTC, `before` not included.
 */
export interface RatePeriod {
  readonly from: string;
  readonly to: string;
  readonly start: number;
  readonly before: number;
  readonly at: number;
}

const DAY = 86_400_000;
const USUAL_DAYS = 365;

/** The period that is asked for; the last year where nothing is. */
export function ratePeriod({ from, to }: Pick<ComplaintRateQuery, 'from' | 'to'>, now: number): RatePeriod {
  const last = to ?? chinaDayOf(now);
  const first = from ?? chinaDayOf(startOfChinaDay(last) - (USUAL_DAYS - 1) * DAY);
  const before = startOfChinaDay(last) + DAY;
  return { from: first, to: last, start: startOfChinaDay(first), before, at: Math.min(now, before - 1) };
}

/** A line of the table: the counts, and the three rates that follow from them. */
export function rateRow(key: string, label: string, counts: FigureCounts): ComplaintRateRow {
  const figures: Record<RateFigure, number> = {
    filed: 0,
    due: 0,
    respondedInTime: 0,
    confirmed: 0,
    reopenedAtEnd: 0,
    closedUnresolved: 0,
    unrated: 0,
    rated: 0,
    satisfied: 0,
    ...counts,
  };
  const { confirmed, reopenedAtEnd, closedUnresolved } = figures;
  return {
    key,
    label,
    figures,
    respondedPermille: permille(figures.respondedInTime, figures.due),
    resolvedPermille: permille(confirmed, confirmed + reopenedAtEnd + closedUnresolved),
    satisfiedPermille: permille(figures.satisfied, figures.rated),
  };
}

/** All lines as one. */
export function sumRows(rows: readonly ComplaintRateRow[]): ComplaintRateRow {
  const sums: Partial<Record<RateFigure, number>> = {};
  for (const figure of RATE_FIGURES)
    sums[figure] = rows.reduce((sum, { figures }) => sum + figures[figure], 0);
  return rateRow('all', '合计', sums);
}

function permille(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((1000 * part) / whole);
}
