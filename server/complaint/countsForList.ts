import type { ComplaintQuery } from '../../shared/complaint/complaintApi.ts';
import type { ComplaintCounts } from '../../shared/complaint/complaintView.ts';
import type { Caller } from '../http/caller.ts';
import type { ComplaintListStore } from './complaintListStore.ts';
import { besideMemory, countsFor, meetsPublicOnes } from './complaintScope.ts';
import type { ListedPlace } from './countBook.ts';
import { NO_ORGANISATION } from './rateRows.ts';
import type { RateStore } from './rateStore.ts';
import { rowsByFilters, rowsForQuery, type ListView } from './rowsForQuery.ts';

interface CountParts {
  readonly lists: Pick<ComplaintListStore, 'counts'>;
  readonly rates: Pick<RateStore, 'counts'>;
}

/**
 * The counts above a list: of all that `rowsForQuery` gives. What offices, firms and neighbours read is counted in memory and
 * costs the same however many complaints there are; what is somebody's own, and what words or times are asked for, by the
 * database.
 */
export async function countsForList(
  { lists, rates }: CountParts,
  caller: Caller,
  view: ListView,
  query: ComplaintQuery,
  { now, followed }: { readonly now: number; readonly followed: readonly string[] },
): Promise<ComplaintCounts> {
  const { search, month, figure, from, to } = query;
  const isInMemory = [search, month, figure, from, to].every((asked) => asked === undefined);
  if (view === 'mine' || !isInMemory)
    return lists.counts(rowsForQuery(caller, view, query, { now, followed }), now);
  const reads = view === 'queue' ? countsFor(caller) : meetsPublicOnes(caller);
  const passes = passesFilters(query);
  const { beyond, without } = besideMemory(caller, view);
  const [held, more, fewer] = await Promise.all([
    rates.counts((place) => (view === 'queue' || place.isPublic) && reads(place) && passes(place), now),
    ...[beyond, without].map((rows) =>
      rows === undefined ? NONE : lists.counts(rowsByFilters(caller, view, rows, query, now), now),
    ),
  ]);
  const sum = (of: keyof ComplaintCounts): number => held[of] + (more ?? NONE)[of] - (fewer ?? NONE)[of];
  return { all: sum('all'), open: sum('open'), soon: sum('soon'), overdue: sum('overdue') };
}

const NONE: ComplaintCounts = { all: 0, open: 0, soon: 0, overdue: 0 };

/** The filters of `rowsByFilters` that need no words and no times, asked of what stands in memory. */
function passesFilters(query: ComplaintQuery): (place: ListedPlace) => boolean {
  const { communityId, category, organisationId, buildingId, urgency, stage } = query;
  const firm = organisationId === NO_ORGANISATION ? null : organisationId;
  return (place) =>
    (communityId === undefined || place.communityId === communityId) &&
    (category === undefined || place.category === category) &&
    (firm === undefined || place.organisationId === firm) &&
    (buildingId === undefined || place.at === buildingId) &&
    (urgency === undefined || place.urgency === urgency) &&
    (stage === undefined || place.stage === stage);
}
