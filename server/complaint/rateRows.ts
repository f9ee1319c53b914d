import { trusted, type QueryFilter } from 'mongoose';
import type { ComplaintRateQuery, RateFigure } from '../../shared/complaint/complaintRates.ts';
import { ratePeriod, type RatePeriod } from '../../shared/complaint/rates.ts';
import { startOfChinaDay } from '../../shared/chinaTime.ts';
import type { ComplaintRecord } from './complaintModel.ts';

/** Under this key stand complaints that belong to no organisation now. */
export const NO_ORGANISATION = 'none';

/** Complaints filed in a period. */
export function rowsOfPeriod({ start, before }: RatePeriod): QueryFilter<ComplaintRecord> {
  return { 'folded.filedAt': trusted({ $gte: start, $lt: before }) };
}

/** Complaints filed in a month, `YYYY-MM` in China time. */
export function rowsOfMonth(month: string): QueryFilter<ComplaintRecord> {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return {
    'folded.filedAt': trusted({
      $gte: startOfChinaDay(`${month}-01`),
      $lt: startOfChinaDay(`${next}-01`),
    }),
  };
}

/** Complaints of an organisation, or of none. */
export function rowsOfOrganisation(organisationId: string): QueryFilter<ComplaintRecord> {
  return { 'folded.organisationId': organisationId === NO_ORGANISATION ? null : organisationId };
}

/**
 * Exactly the rows that a number of the table counts: filed in the period, and in the figure at its end or now. With
 * the filters of the group (community, organisation, category, stage, month) they are those behind one cell.
 */
export function rowsOfFigure(
  figure: RateFigure,
  period: Pick<ComplaintRateQuery, 'from' | 'to'>,
  now: number,
): QueryFilter<ComplaintRecord> {
  const rows = ratePeriod(period, now);
  const { at } = rows;
  return {
    ...rowsOfPeriod(rows),
    'folded.figures': trusted({ $elemMatch: { figure, from: { $lte: at }, to: { $gt: at } } }),
  };
}
