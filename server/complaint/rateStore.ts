import { trusted, type Connection, type QueryFilter } from 'mongoose';
import type { RateGroup } from '../../shared/complaint/complaintRates.ts';
import type { FigureCounts, RatePeriod } from '../../shared/complaint/rates.ts';
import type { ComplaintCounts } from '../../shared/complaint/complaintView.ts';
import type { Clock } from '../clock.ts';
import { complaintModel, type ComplaintRecord } from './complaintModel.ts';
import type { ComplaintStore } from './complaintStore.ts';
import { CountBook, type ListedComplaint, type ListedPlace } from './countBook.ts';
import { FigureBook, type CountedComplaint, type CountedPlace } from './figureBook.ts';

export interface RateStore {
  /** How many of these complaints, filed in the period, count in each figure at its end; by the group's key. */
  count(
    isWanted: (place: CountedPlace) => boolean,
    by: RateGroup,
    period: RatePeriod,
  ): Promise<ReadonlyMap<string, FigureCounts>>;
  /** How many of these complaints there are, are open, and run out of time at this moment. */
  counts(isWanted: (place: ListedPlace) => boolean, now: number): Promise<ComplaintCounts>;
}

const COUNTED = {
  version: 1,
  communityId: 1,
  regionIds: 1,
  buildingIds: 1,
  category: 1,
  stage: 1,
  urgency: 1,
  isPrivate: 1,
  isHidden: 1,
  'place.kind': 1,
  'place.buildingId': 1,
  'folded.organisationId': 1,
  'folded.filedAt': 1,
  'folded.figures': 1,
  'folded.state': 1,
  'folded.soonAt': 1,
  'folded.dueAt': 1,
} as const;

/** How far apart the clocks of two instances may be. */
const SKEW_MS = 60_000;

/**
 * The figures of all complaints and the counts of their lists, added up in memory at the first question after a start and kept up to date from then on:
 * each question first takes in what has moved since the last one, here or on another instance, and then costs the same
 * however many complaints there are.
 */
export function openRateStore(
  connection: Connection,
  complaints: Pick<ComplaintStore, 'movedSince' | 'followDerived'>,
  clock: Clock,
): RateStore {
  const model = complaintModel(connection);
  const book = new FigureBook();
  const listed = new CountBook();
  const stale = new Set<string>();
  let takenInAt: number | null = null;
  complaints.followDerived((complaintId) => {
    if (takenInAt !== null) stale.add(complaintId);
  });

  const take = async (rows: QueryFilter<ComplaintRecord>): Promise<void> => {
    const found = model.find(rows, COUNTED).lean<CountedComplaint & ListedComplaint>().cursor();
    for await (const complaint of found) {
      book.keep(complaint);
      listed.keep(complaint);
    }
  };
  const takeIn = async (): Promise<void> => {
    const now = clock.now();
    if (takenInAt === null) {
      takenInAt = now;
      try {
        return await take({});
      } catch (error) {
        takenInAt = null;
        throw error;
      }
    }
    const moved = await complaints.movedSince(takenInAt - SKEW_MS);
    const elsewhere = moved.filter(({ _id, version }) => book.versionOf(_id) !== version);
    const wanted = new Set([...stale, ...elsewhere.map(({ _id }) => _id)]);
    stale.clear();
    try {
      if (wanted.size > 0) await take({ _id: trusted({ $in: [...wanted] }) });
      takenInAt = now;
    } catch (error) {
      wanted.forEach((complaintId) => stale.add(complaintId));
      throw error;
    }
  };

  let turn: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  /** One at a time; whoever asks while others wait for their turn waits with them. */
  const upToDate = (): Promise<void> =>
    (next ??= turn.then(() => {
      next = undefined;
      const taking = takeIn();
      turn = taking.catch(() => undefined);
      return taking;
    }));

  return {
    async count(isWanted, by, period) {
      await upToDate();
      return book.count(isWanted, by, period);
    },
    async counts(isWanted, now) {
      await upToDate();
      return listed.count(isWanted, now);
    },
  };
}
