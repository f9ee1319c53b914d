import { trusted, type Connection, type QueryFilter } from 'mongoose';
import {
  OPEN_STATES,
  type ComplaintCategory,
  type ComplaintPlace,
} from '../../shared/complaint/complaint.ts';
import type { ComplaintCounts } from '../../shared/complaint/complaintView.ts';
import { complaintModel, type ComplaintRecord } from './complaintModel.ts';

/** Which row comes next: what it is ordered by, and its id. */
export interface ComplaintPlaceInList {
  readonly by: number;
  readonly id: string;
}

/** `newest` first, or what is due next first (only for lists in which everything is due some time). */
export type ComplaintOrder = 'newest' | 'due';

/** Rows come with one entry, what was filed: no list shows more, and a complaint may have a thousand. */
export interface ComplaintListStore {
  page(
    rows: QueryFilter<ComplaintRecord>,
    page: { readonly order: ComplaintOrder; readonly limit: number; readonly after?: ComplaintPlaceInList },
  ): Promise<{ readonly items: readonly ComplaintRecord[]; readonly next: ComplaintPlaceInList | null }>;
  counts(rows: QueryFilter<ComplaintRecord>, now: number): Promise<ComplaintCounts>;
  /** All rows, newest first, one after another. */
  each(rows: QueryFilter<ComplaintRecord>): AsyncIterable<ComplaintRecord>;
  /** By building (null: 公共区域), how many there are, wait for an office, and are late. */
  byPlace(rows: QueryFilter<ComplaintRecord>, now: number): Promise<readonly PlaceCounts[]>;
  /** Open ones of the same place and category, the newest. */
  near(
    rows: QueryFilter<ComplaintRecord>,
    category: ComplaintCategory,
    place: ComplaintPlace,
    limit: number,
  ): Promise<readonly ComplaintRecord[]>;
}

interface PlaceCounts {
  readonly buildingId: string | null;
  readonly open: number;
  readonly overdue: number;
  readonly all: number;
}

const ORDERED_BY = { newest: 'folded.filedAt', due: 'folded.dueAt' } as const;

/** Rows that still wait for somebody in an office. */
export const openRows: QueryFilter<ComplaintRecord> = { 'folded.state': trusted({ $in: [...OPEN_STATES] }) };

/** Rows whose clock has run out, or is about to. */
export function rowsOfClock(clock: 'soon' | 'overdue', now: number): QueryFilter<ComplaintRecord> {
  return clock === 'overdue'
    ? { 'folded.dueAt': trusted({ $lt: now }) }
    : { 'folded.soonAt': trusted({ $lte: now }), 'folded.dueAt': trusted({ $gte: now }) };
}

/** Lists of complaints; the rows that they are given hold the caller's scope. */
export function openComplaintListStore(connection: Connection): ComplaintListStore {
  const complaints = complaintModel(connection);
  const countIn = (...rows: QueryFilter<ComplaintRecord>[]): Promise<number> =>
    complaints.countDocuments({ $and: rows });
  return {
    async page(rows, { order, limit, after }) {
      const field = ORDERED_BY[order];
      const found = await complaints
        .find({ $and: [rows, ...(after === undefined ? [] : [beyond(order, after)])] })
        .slice('entries', 1)
        .sort(order === 'newest' ? { [field]: -1, _id: -1 } : { [field]: 1, _id: 1 })
        .limit(limit + 1)
        .lean<ComplaintRecord[]>();
      const items = found.slice(0, limit);
      const last = items.at(-1);
      const by = order === 'newest' ? last?.folded.filedAt : last?.folded.dueAt;
      const more = found.length > limit && last !== undefined;
      return { items, next: more ? { by: by ?? 0, id: last._id } : null };
    },
    async counts(rows, now) {
      const [all, open, soon, overdue] = await Promise.all([
        countIn(rows),
        countIn(rows, openRows),
        countIn(rows, rowsOfClock('soon', now)),
        countIn(rows, rowsOfClock('overdue', now)),
      ]);
      return { all, open, soon, overdue };
    },
    each: (rows) =>
      complaints
        .find(rows)
        .slice('entries', 1)
        .sort({ 'folded.filedAt': -1, _id: -1 })
        .lean<ComplaintRecord>()
        .cursor(),
    async byPlace(rows, now) {
      const isLate = { $and: [{ $ne: ['$folded.dueAt', null] }, { $lt: ['$folded.dueAt', now] }] };
      const found = await complaints.aggregate<
        Omit<PlaceCounts, 'buildingId'> & { readonly _id: string | null }
      >([
        { $match: rows },
        {
          $group: {
            _id: { $ifNull: ['$place.buildingId', null] },
            all: { $sum: 1 },
            open: { $sum: { $cond: [{ $in: ['$folded.state', [...OPEN_STATES]] }, 1, 0] } },
            overdue: { $sum: { $cond: [isLate, 1, 0] } },
          },
        },
      ]);
      return found.map(({ _id: buildingId, open, overdue, all }) => ({ buildingId, open, overdue, all }));
    },
    near: (rows, category, { buildingId }, limit) =>
      complaints
        .find({
          $and: [
            rows,
            openRows,
            {
              category,
              'place.buildingId': buildingId === undefined ? trusted({ $exists: false }) : buildingId,
            },
          ],
        })
        .slice('entries', 1)
        .sort({ 'folded.filedAt': -1, _id: -1 })
        .limit(limit)
        .lean<ComplaintRecord[]>(),
  };
}

function beyond(order: ComplaintOrder, { by, id }: ComplaintPlaceInList): QueryFilter<ComplaintRecord> {
  const field = ORDERED_BY[order];
  return order === 'newest'
    ? { $or: [{ [field]: trusted({ $lt: by }) }, { [field]: by, _id: trusted({ $lt: id }) }] }
    : { $or: [{ [field]: trusted({ $gt: by }) }, { [field]: by, _id: trusted({ $gt: id }) }] };
}

/** Where a list goes on, as text; null at the end. */
export function writeCursor(place: ComplaintPlaceInList | null): string | null {
  return place === null ? null : `${place.by}.${place.id}`;
}

/** Undefined for a text that is none. */
export function readCursor(text: string): ComplaintPlaceInList | undefined {
  const [, by, id] = /^(\d{1,15})\.([A-Za-z0-9-]{1,64})$/.exec(text) ?? [];
  return by === undefined || id === undefined ? undefined : { by: Number(by), id };
}
