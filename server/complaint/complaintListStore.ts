import { trusted, type Connection, type Expression, type QueryFilter } from 'mongoose';
import {
  OPEN_STATES,
  type ComplaintCategory,
  type ComplaintPlace,
} from '../../shared/complaint/complaint.ts';
import type { ComplaintOrder } from '../../shared/complaint/complaintApi.ts';
import type { ComplaintCounts } from '../../shared/complaint/complaintView.ts';
import { complaintModel, type ComplaintRecord } from './complaintModel.ts';

/** Which row comes next: what it is ordered by (null: it has no deadline), and its id. */
export interface ComplaintPlaceInList {
  readonly by: number | null;
  readonly id: string;
}

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

const NO_DEADLINE = 'none';

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
  return {
    async page(rows, { order, limit, after }) {
      const found: ComplaintRecord[] = [];
      for (const { only, sort } of runsOf(order, after)) {
        if (found.length > limit) break;
        const run = await complaints
          .find({ $and: [rows, only] })
          .slice('entries', 1)
          .sort(sort)
          .limit(limit + 1 - found.length)
          .lean<ComplaintRecord[]>();
        found.push(...run);
      }
      const items = found.slice(0, limit);
      const last = items.at(-1);
      if (last === undefined || found.length <= limit) return { items, next: null };
      return { items, next: { by: last.folded[order === 'newest' ? 'filedAt' : 'dueAt'], id: last._id } };
    },
    async counts(rows, now) {
      const [counts = { all: 0, open: 0, soon: 0, overdue: 0 }] = await complaints.aggregate<ComplaintCounts>(
        [
          { $match: rows },
          {
            $group: {
              _id: null,
              all: { $sum: 1 },
              open: howMany({ $in: ['$folded.state', [...OPEN_STATES]] }),
              soon: howMany({
                $and: [
                  { $ne: ['$folded.dueAt', null] },
                  { $lte: ['$folded.soonAt', now] },
                  { $gte: ['$folded.dueAt', now] },
                ],
              }),
              overdue: howMany(isLate(now)),
            },
          },
          { $project: { _id: 0 } },
        ],
      );
      return counts;
    },
    each: (rows) =>
      complaints
        .find(rows)
        .slice('entries', 1)
        .sort({ 'folded.filedAt': -1, _id: -1 })
        .lean<ComplaintRecord>()
        .cursor(),
    async byPlace(rows, now) {
      const found = await complaints.aggregate<
        Omit<PlaceCounts, 'buildingId'> & { readonly _id: string | null }
      >([
        { $match: rows },
        {
          $group: {
            _id: { $ifNull: ['$place.buildingId', null] },
            all: { $sum: 1 },
            open: howMany({ $in: ['$folded.state', [...OPEN_STATES]] }),
            overdue: howMany(isLate(now)),
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

function howMany(holds: Expression): { readonly $sum: Expression } {
  return { $sum: { $cond: [holds, 1, 0] } };
}

function isLate(now: number): Expression {
  return { $and: [{ $ne: ['$folded.dueAt', null] }, { $lt: ['$folded.dueAt', now] }] };
}

interface Run {
  readonly only: QueryFilter<ComplaintRecord>;
  readonly sort: Readonly<Record<string, 1 | -1>>;
}

/** What follows a place, run after run. MongoDB sorts null before every number, so rows without a deadline are a second run. */
function runsOf(order: ComplaintOrder, after: ComplaintPlaceInList | undefined): readonly Run[] {
  if (order === 'newest') {
    const { by = null, id } = after ?? {};
    const older: QueryFilter<ComplaintRecord> =
      by === null || id === undefined
        ? {}
        : {
            $or: [
              { 'folded.filedAt': trusted({ $lt: by }) },
              { 'folded.filedAt': by, _id: trusted({ $lt: id }) },
            ],
          };
    return [{ only: older, sort: { 'folded.filedAt': -1, _id: -1 } }];
  }
  const sort = { 'folded.dueAt': 1, _id: 1 } as const;
  if (after === undefined)
    return [
      { only: { 'folded.dueAt': trusted({ $gt: 0 }) }, sort },
      { only: { 'folded.dueAt': null }, sort },
    ];
  const { by, id } = after;
  if (by === null) return [{ only: { 'folded.dueAt': null, _id: trusted({ $gt: id }) }, sort }];
  const later: QueryFilter<ComplaintRecord> = {
    $or: [{ 'folded.dueAt': trusted({ $gt: by }) }, { 'folded.dueAt': by, _id: trusted({ $gt: id }) }],
  };
  return [
    { only: later, sort },
    { only: { 'folded.dueAt': null }, sort },
  ];
}

/** Where a list goes on, as text; null at the end. */
export function writeCursor(place: ComplaintPlaceInList | null): string | null {
  return place === null ? null : `${place.by ?? NO_DEADLINE}.${place.id}`;
}

/** Undefined for a text that is none. */
export function readCursor(text: string): ComplaintPlaceInList | undefined {
  const [, by, id] = /^(\d{1,15}|none)\.([A-Za-z0-9-]{1,64})$/.exec(text) ?? [];
  if (by === undefined || id === undefined) return undefined;
  return { by: by === NO_DEADLINE ? null : Number(by), id };
}
