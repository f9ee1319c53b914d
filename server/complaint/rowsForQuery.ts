import { trusted, type QueryFilter } from 'mongoose';
import { PUBLIC_PLACE } from '../../shared/complaint/complaint.ts';
import type { ComplaintQuery } from '../../shared/complaint/complaintApi.ts';
import { ratePeriod } from '../../shared/complaint/rates.ts';
import { hasRole, type Caller } from '../http/caller.ts';
import { openRows, rowsOfClock } from './complaintListStore.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import {
  COMPLAINT_STAFF,
  rowsInReach,
  rowsOfFiler,
  rowsOfOffice,
  rowsOfResidents,
} from './complaintScope.ts';
import { rowsOfFigure, rowsOfMonth, rowsOfOrganisation, rowsOfPeriod } from './rateRows.ts';

type Rows = QueryFilter<ComplaintRecord>;
export type ListView = NonNullable<ComplaintQuery['view']>;

/** The list that is meant where none is named: the queue for offices and firms, the own ones for everybody else. */
export function viewFor({ account }: Caller, { view }: ComplaintQuery): ListView {
  const works = account?.roles.some(({ role }) => [...COMPLAINT_STAFF, 'handler'].includes(role)) ?? false;
  return view ?? (works ? 'queue' : 'mine');
}

/**
 * The rows of a list within the caller's scope, whatever state and clock are asked for. `followed`: the complaints that
 * the caller follows, which stand among the own ones as far as the caller may read them.
 */
export function rowsForQuery(
  caller: Caller,
  view: ListView,
  query: ComplaintQuery,
  { now, followed }: { readonly now: number; readonly followed: readonly string[] },
): Rows {
  const scope: Rows =
    view === 'queue'
      ? rowsOfOffice(caller)
      : view === 'public'
        ? { $and: [rowsInReach(caller), { isPrivate: false, isHidden: false }] }
        : {
            $or: [
              rowsOfFiler(caller),
              { $and: [rowsOfResidents(caller), { _id: trusted({ $in: [...followed] }) }] },
            ],
          };
  return rowsByFilters(caller, view, scope, query, now);
}

/** What the filters of a list leave of some rows, whatever state and clock are asked for. */
export function rowsByFilters(
  caller: Caller,
  view: ListView,
  rows: Rows,
  query: ComplaintQuery,
  now: number,
): Rows {
  const { communityId, category, organisationId, buildingId, urgency, stage, month, figure, from, to } =
    query;
  const given: (Rows | undefined)[] = [
    rows,
    communityId === undefined ? undefined : { communityId },
    category === undefined ? undefined : { category },
    organisationId === undefined ? undefined : rowsOfOrganisation(organisationId),
    buildingId === undefined ? undefined : rowsOfPlace(buildingId),
    urgency === undefined ? undefined : { urgency },
    stage === undefined ? undefined : { stage },
    month === undefined ? undefined : rowsOfMonth(month),
    rowsOfTime(figure, { from, to }, now),
    query.search === undefined ? undefined : rowsOfSearch(caller, query.search, view),
  ];
  return { $and: given.filter((one) => one !== undefined) };
}

function rowsOfPlace(buildingId: string): Rows {
  return buildingId === PUBLIC_PLACE ? { 'place.kind': 'public' } : { 'place.buildingId': buildingId };
}

/** What state and clock leave of them. */
export function narrowRows(rows: Rows, { state, clock }: ComplaintQuery, now: number): Rows {
  return {
    $and: [
      rows,
      ...(state === undefined ? [] : [state === 'open' ? openRows : { 'folded.state': state }]),
      ...(clock === undefined ? [] : [rowsOfClock(clock, now)]),
    ],
  };
}

function rowsOfTime(
  figure: ComplaintQuery['figure'],
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  now: number,
): Rows | undefined {
  const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  if (figure !== undefined) return rowsOfFigure(figure, period, now);
  return from === undefined && to === undefined ? undefined : rowsOfPeriod(ratePeriod(period, now));
}

/**
 * The beginning of its number, or words in its text. Residents read texts without numbers and names, and neither they nor
 * firms what is held or waits for its check: nobody finds by what he may not read.
 */
function rowsOfSearch(caller: Caller, search: string, view: ListView): Rows {
  const wanted = search.trim();
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const byNumber: Rows = { number: trusted({ $regex: `^${escaped}` }) };
  const words = trusted({ $regex: escaped, $options: 'i' });
  const shown: Rows = { 'folded.moderation': trusted({ $size: 0 }) };
  if (view !== 'queue') return { $or: [byNumber, { $and: [{ maskedText: words }, shown] }] };
  const isStaff = COMPLAINT_STAFF.some((role) => hasRole(caller, role));
  return { $or: [byNumber, isStaff ? { text: words } : { $and: [{ text: words }, shown] }] };
}
