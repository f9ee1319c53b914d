import type { Account, Role } from './account.ts';

/** Roles that work for an office and see other people's data inside their scope. */
const STAFF_ROLES = [
  'worker',
  'communityAdmin',
  'districtBureau',
  'cityBureau',
  'inspector',
] as const satisfies readonly Role[];

/** Roles of somebody who works for an office or for those it pays; none of them recounts a round of residents. */
export const OFFICE_ROLES = [...STAFF_ROLES, 'handler', 'operator'] as const satisfies readonly Role[];

/** Whoever asks; a visitor reaches nothing. */
export interface ScopedCaller {
  readonly account: Pick<Account, 'roles'> | null;
}

/** A community with the regions above it (city, district, street …) and, where they matter, its buildings. */
export interface CommunityPlace {
  readonly communityId: string;
  readonly regionIds: readonly string[];
  /** With them, a worker of one building reaches its community. */
  readonly buildingIds?: readonly string[];
}

export interface BuildingPlace {
  readonly communityId: string;
  readonly regionIds: readonly string[];
  readonly buildingId: string;
}

/** All that a caller's grants name, sorted by kind; the stores turn it into row filters. */
export interface Reach {
  readonly communityIds: readonly string[];
  readonly buildingIds: readonly string[];
  readonly regionIds: readonly string[];
  readonly organisationIds: readonly string[];
}

/** What the caller reaches through the given roles; a grant reaches each thing that its scope lists. */
export function reachOf(caller: ScopedCaller, roles: readonly Role[] = STAFF_ROLES): Reach {
  const scopes = (caller.account?.roles ?? [])
    .filter((grant) => roles.includes(grant.role))
    .flatMap((grant) => grant.scope);
  const idsOf = (kind: string) =>
    scopes.filter((scope) => scope.startsWith(kind)).map((scope) => scope.slice(kind.length));
  return {
    communityIds: idsOf('community:'),
    buildingIds: idsOf('building:'),
    regionIds: idsOf('region:'),
    organisationIds: idsOf('organisation:'),
  };
}

/** True when one of the roles (staff unless named) covers the community, a region above it or one of its buildings. */
export function reachesCommunity(
  caller: ScopedCaller,
  place: CommunityPlace,
  roles: readonly Role[] = STAFF_ROLES,
): boolean {
  const reach = reachOf(caller, roles);
  return (
    reach.communityIds.includes(place.communityId) ||
    place.regionIds.some((id) => reach.regionIds.includes(id)) ||
    (place.buildingIds ?? []).some((id) => reach.buildingIds.includes(id))
  );
}

/** True when one of the roles (staff unless named) covers the building, its community or a region above it. */
export function reachesBuilding(
  caller: ScopedCaller,
  { communityId, regionIds, buildingId }: BuildingPlace,
  roles: readonly Role[] = STAFF_ROLES,
): boolean {
  return reachesCommunity(caller, { communityId, regionIds, buildingIds: [buildingId] }, roles);
}
