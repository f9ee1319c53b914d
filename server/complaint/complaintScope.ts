import { trusted, type QueryFilter } from 'mongoose';
import type {
  ComplaintActor,
  ComplaintAuthor,
  HandlerOrganisation,
} from '../../shared/complaint/complaint.ts';
import type { Account, Role } from '../../shared/identity/account.ts';
import { boundSince } from '../../shared/identity/boundSince.ts';
import { reachesCommunity, reachOf, type CommunityPlace } from '../../shared/identity/scope.ts';
import type { Caller } from '../http/caller.ts';
import type { ComplaintRecord } from './complaintModel.ts';

/** Who reads complaints of its scope beside handlers and residents; the last two act on none. */
export const COMPLAINT_STAFF = [
  'worker',
  'communityAdmin',
  'districtBureau',
  'cityBureau',
  'inspector',
] as const satisfies readonly Role[];

/** As whom a caller meets a complaint; it decides what is shown. Who filed it meets it as its filer and as nobody else. */
export type ComplaintReader = 'filer' | 'staff' | 'handler' | 'resident';

const STAFF_ACTORS = ['communityAdmin', 'worker', 'districtBureau'] as const satisfies readonly Role[];

/** Rows that the caller may read at all. */
export function rowsInReach(caller: Caller): QueryFilter<ComplaintRecord> {
  return { $or: [rowsOfOffice(caller), rowsOfFiler(caller), rowsOfResidents(caller)] };
}

/** What waits for the caller's office or firm, or lies under its eyes; nothing that others of the own household filed. */
export function rowsOfOffice(caller: Caller): QueryFilter<ComplaintRecord> {
  return { ...rowsOfWork(caller), ...notOfOwnHome(caller) };
}

/** What lies in the caller's reach by office or firm. */
function rowsOfWork(caller: Caller): QueryFilter<ComplaintRecord> {
  const { communityIds, buildingIds, regionIds } = reachOf(caller, COMPLAINT_STAFF);
  const { organisationIds } = reachOf(caller, ['handler']);
  return {
    $or: [
      { communityId: trusted({ $in: [...communityIds] }) },
      { buildingIds: trusted({ $in: [...buildingIds] }) },
      { regionIds: trusted({ $in: [...regionIds] }) },
      { 'folded.organisationId': trusted({ $in: [...organisationIds] }) },
    ],
  };
}

/**
 * What an office or a firm is measured by, asked of what stands in memory: the same for everybody who works there, wherever
 * they live.
 */
export function countsFor(caller: Caller): (
  place: Pick<ComplaintRecord, 'communityId' | 'regionIds' | 'buildingIds'> & {
    readonly organisationId: string | null;
  },
) => boolean {
  const reach = reachOf(caller, COMPLAINT_STAFF);
  const firms = reachOf(caller, ['handler']).organisationIds;
  return ({ communityId, regionIds, buildingIds, organisationId }) =>
    reach.communityIds.includes(communityId) ||
    buildingIds.some((id) => reach.buildingIds.includes(id)) ||
    regionIds.some((id) => reach.regionIds.includes(id)) ||
    (organisationId !== null && firms.includes(organisationId));
}

/** Who meets a public complaint, by work or as a neighbour, asked of what stands in memory. */
export function meetsPublicOnes(
  caller: Caller,
): (place: Parameters<ReturnType<typeof countsFor>>[0]) => boolean {
  const isCounted = countsFor(caller);
  const homes = homesOf(caller.account).map(({ communityId }) => communityId);
  return (place) => isCounted(place) || homes.includes(place.communityId);
}

/**
 * In what the rows of a list differ from what stands in memory: those `beyond` it, and those that it holds and the caller
 * does not read. Both are of the caller's own household, so they are few.
 */
export function besideMemory(
  caller: Caller,
  view: 'queue' | 'public',
): { readonly beyond?: QueryFilter<ComplaintRecord>; readonly without?: QueryFilter<ComplaintRecord> } {
  const work = rowsOfWork(caller);
  const ownHome = rowsOfOwnHome(caller);
  if (view === 'queue') return ownHome === undefined ? {} : { without: { $and: [ownHome, work] } };
  const open = { isPrivate: false, isHidden: false };
  const [filer, residents] = [rowsOfFiler(caller), rowsOfResidents(caller)];
  return {
    beyond: { $and: [filer, open, { $nor: [work, residents] }] },
    ...(ownHome === undefined
      ? {}
      : { without: { $and: [ownHome, work, open, { $nor: [filer, residents] }] } }),
  };
}

/** Whoever works here reads what others of the own household filed as any neighbour does: a private one not at all. */
function notOfOwnHome(caller: Caller): QueryFilter<ComplaintRecord> {
  const ownHome = rowsOfOwnHome(caller);
  return ownHome === undefined ? {} : { $nor: [ownHome] };
}

/** What others of the caller's household filed; undefined for who has none. */
function rowsOfOwnHome({ account }: Caller): QueryFilter<ComplaintRecord> | undefined {
  const homes = (account?.households ?? []).map(({ householdId }) => householdId);
  return account === null || homes.length === 0
    ? undefined
    : { householdId: trusted({ $in: homes }), filerId: trusted({ $ne: account.id }) };
}

/** What the caller filed, and what staff wrote down for a household since the caller belongs to it. */
export function rowsOfFiler({ account }: Caller): QueryFilter<ComplaintRecord> {
  const heard = homesOf(account).map((home) => ({
    filerId: null,
    householdId: home.householdId,
    'folded.filedAt': trusted({ $gte: boundSince(home) }),
  }));
  return { $or: [{ filerId: trusted({ $in: account === null ? [] : [account.id] }) }, ...heard] };
}

/** What everybody who lives in the community may read. */
export function rowsOfResidents({ account }: Caller): QueryFilter<ComplaintRecord> {
  const communityIds = homesOf(account).map(({ communityId }) => communityId);
  return { communityId: trusted({ $in: [...new Set(communityIds)] }), isPrivate: false, isHidden: false };
}

function homesOf(account: Account | null): Account['households'] {
  return (account?.households ?? []).filter(({ status }) => status === 'approved');
}

/** Whether complaints of a community are any business of the caller: as office, firm or resident. */
export function isOfCommunity(
  caller: Caller,
  place: CommunityPlace,
  firms: readonly Pick<HandlerOrganisation, 'communityIds'>[],
): 'office' | 'resident' | undefined {
  const works = firms.some(({ communityIds }) => communityIds.includes(place.communityId));
  if (works || reachesCommunity(caller, place, COMPLAINT_STAFF)) return 'office';
  return homesOf(caller.account).some(({ communityId }) => communityId === place.communityId)
    ? 'resident'
    : undefined;
}

/** As whom the caller meets a complaint; undefined for everybody who has no business with it. */
export function readerOf(caller: Caller, complaint: ComplaintRecord): ComplaintReader | undefined {
  if (isFiler(caller, complaint)) return 'filer';
  const worksHere = isOwnHome(caller, complaint) ? undefined : officeOf(caller, complaint);
  if (worksHere !== undefined) return worksHere;
  const lives = homesOf(caller.account).some(({ communityId }) => communityId === complaint.communityId);
  return lives && !complaint.isPrivate && !complaint.isHidden ? 'resident' : undefined;
}

/** Whose complaint it is: who filed it, or who belonged to the household then that staff wrote it down for. */
export function isFiler({ account }: Caller, { filerId, householdId, folded }: ComplaintRecord): boolean {
  if (account === null) return false;
  if (filerId !== null) return filerId === account.id;
  return homesOf(account).some(
    (home) => home.householdId === householdId && boundSince(home) <= folded.filedAt,
  );
}

function isHandler(caller: Caller, { folded }: ComplaintRecord): boolean {
  return (
    folded.organisationId !== null &&
    reachOf(caller, ['handler']).organisationIds.includes(folded.organisationId)
  );
}

/** Whether the caller would work on it, were it not of the own household: nobody works on what his own people filed. */
export function worksAtHome(caller: Caller, complaint: ComplaintRecord): boolean {
  return isOwnHome(caller, complaint) && officeOf(caller, complaint) !== undefined;
}

function isOwnHome(caller: Caller, complaint: ComplaintRecord): boolean {
  const home = caller.account?.households.some(({ householdId }) => householdId === complaint.householdId);
  return home === true && !isFiler(caller, complaint);
}

function officeOf(caller: Caller, complaint: ComplaintRecord): 'staff' | 'handler' | undefined {
  if (reachesCommunity(caller, complaint, COMPLAINT_STAFF)) return 'staff';
  return isHandler(caller, complaint) ? 'handler' : undefined;
}

/** In which capacities the caller may say verbs on it. */
export function actorsOf(caller: Caller, complaint: ComplaintRecord): readonly ComplaintActor[] {
  const reader = readerOf(caller, complaint);
  if (reader === 'filer') return ['filer'];
  if (isOwnHome(caller, complaint)) return [];
  const staff = STAFF_ACTORS.filter((role) => reachesCommunity(caller, complaint, [role]));
  return isHandler(caller, complaint) ? [...staff, 'handler'] : staff;
}

/** The role that stands beside what the caller says. */
export function authorOf(caller: Caller, complaint: ComplaintRecord): ComplaintAuthor {
  const reader = readerOf(caller, complaint);
  if (reader === 'filer') return 'filer';
  if (reader === 'handler') return 'handler';
  if (reader !== 'staff') return 'follower';
  return COMPLAINT_STAFF.find((role) => reachesCommunity(caller, complaint, [role])) ?? 'worker';
}
