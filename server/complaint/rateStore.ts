import type { Connection, QueryFilter } from 'mongoose';
import type { RateFigure, RateGroup } from '../../shared/complaint/complaintRates.ts';
import type { FigureCounts, RatePeriod } from '../../shared/complaint/rates.ts';
import { complaintModel, type ComplaintRecord } from './complaintModel.ts';
import { NO_ORGANISATION, rowsOfPeriod } from './rateRows.ts';

export interface RateStore {
  /** How many of these complaints, filed in the period, count in each figure at its end; by the group's key. */
  count(
    rows: QueryFilter<ComplaintRecord>,
    by: RateGroup,
    period: RatePeriod,
  ): Promise<ReadonlyMap<string, FigureCounts>>;
}

/** Complaints of one group that count in the same figures. */
interface Cell {
  readonly _id: { readonly key: string; readonly figures: readonly RateFigure[] };
  readonly count: number;
}

/** What a complaint is grouped by; a month is that of the filing, in China time. */
const KEYS: Readonly<Record<RateGroup, string | object>> = {
  community: '$communityId',
  organisation: { $ifNull: ['$folded.organisationId', NO_ORGANISATION] },
  category: '$category',
  stage: '$stage',
  month: { $dateToString: { date: { $toDate: '$folded.filedAt' }, format: '%Y-%m', timezone: '+08:00' } },
};

/** Counts in the database by what stands beside each complaint; no entry is read. */
export function openRateStore(connection: Connection): RateStore {
  const complaints = complaintModel(connection);
  return {
    async count(rows, by, period) {
      const { at } = period;
      const cells = await complaints.aggregate<Cell>([
        { $match: { $and: [rows, rowsOfPeriod(period)] } },
        { $group: { _id: { key: KEYS[by], figures: figuresAt(at) }, count: { $sum: 1 } } },
      ]);
      const counts = new Map<string, Partial<Record<RateFigure, number>>>();
      for (const { _id, count } of cells) {
        const sums = { ...counts.get(_id.key) };
        for (const figure of _id.figures) sums[figure] = (sums[figure] ?? 0) + count;
        counts.set(_id.key, sums);
      }
      return counts;
    },
  };
}

/** The names of the figures in which a complaint counts at a moment. */
function figuresAt(at: number): object {
  const holds = { $and: [{ $lte: ['$$span.from', at] }, { $gt: ['$$span.to', at] }] };
  const spans = { $filter: { input: '$folded.figures', as: 'span', cond: holds } };
  return { $map: { input: spans, as: 'span', in: '$$span.figure' } };
}
