import type mongoose from 'mongoose';
import { trusted, type QueryFilter } from 'mongoose';
import { reachesCommunity, reachOf, type Reach, type ScopedCaller } from '../../shared/identity/scope.ts';
import type { Role } from '../../shared/identity/account.ts';
import { communityModel, type CommunityRecord } from './communityModel.ts';

export interface CommunityPage {
  readonly limit: number;
  /** Id of the last row of the page before. */
  readonly after?: string;
  readonly region?: string;
  /** Only what this caller reaches through one of the roles; everything when absent (the public list). */
  readonly within?: { readonly caller: ScopedCaller; readonly roles: readonly Role[] };
}

export interface CommunityStore {
  insert(community: CommunityRecord): Promise<void>;
  find(communityId: string): Promise<CommunityRecord | undefined>;
  /** Undefined when it is not there or not in the caller's reach: no telling which. */
  findInScope(
    caller: ScopedCaller,
    communityId: string,
    roles: readonly Role[],
  ): Promise<CommunityRecord | undefined>;
  page(page: CommunityPage): Promise<{ readonly items: CommunityRecord[]; readonly next: string | null }>;
}

/** The register hardly ever changes and every request asks for it; another instance's change is seen after this long. */
const REMEMBER_SHARED_MS = 10_000;
const REMEMBER_SOLE_MS = 600_000;

/** The communities in the database; scope is a filter of the query, never a check after it. */
export function openCommunityStore(
  connection: mongoose.Connection,
  { shared }: { readonly shared: boolean },
): CommunityStore {
  const communities = communityModel(connection);
  const rememberMs = shared ? REMEMBER_SHARED_MS : REMEMBER_SOLE_MS;
  const known = new Map<string, { readonly until: number; readonly community: CommunityRecord }>();
  const remembered = (communityId: string): CommunityRecord | undefined => {
    const found = known.get(communityId);
    return found !== undefined && performance.now() < found.until ? found.community : undefined;
  };
  const read = async (communityIds: readonly string[]): Promise<void> => {
    const missing = communityIds.filter((id) => remembered(id) === undefined);
    if (missing.length === 0) return;
    const found = await communities.find({ _id: trusted({ $in: missing }) }).lean<CommunityRecord[]>();
    for (const community of found)
      known.set(community._id, { until: performance.now() + rememberMs, community });
  };
  const find = async (communityId: string): Promise<CommunityRecord | undefined> => {
    await read([communityId]);
    return remembered(communityId);
  };
  return {
    insert: async (community) => void (await communities.create(community)),
    find,
    async findInScope(caller, communityId, roles) {
      const found = await find(communityId);
      if (found === undefined) return undefined;
      return reachesCommunity(caller, placeOf(found), roles) ? found : undefined;
    },
    async page({ limit, after, region, within }) {
      const filter: QueryFilter<CommunityRecord> = {};
      if (after !== undefined) filter._id = trusted({ $gt: after });
      if (region !== undefined) filter.regionIds = region;
      const query = communities.find(filter, { _id: 1 });
      if (within !== undefined) query.and([inReach(reachOf(within.caller, within.roles))]);
      const rows = await query
        .sort({ _id: 1 })
        .limit(limit + 1)
        .lean<Pick<CommunityRecord, '_id'>[]>();
      const ids = rows.slice(0, limit).map(({ _id }) => _id);
      await read(ids);
      const items = ids.flatMap((id) => remembered(id) ?? []);
      return { items, next: rows.length > limit ? (ids.at(-1) ?? null) : null };
    },
  };
}

/** The place of a community as grants are compared with it. */
export function placeOf({ _id, regionIds, buildings }: CommunityRecord): {
  readonly communityId: string;
  readonly regionIds: readonly string[];
  readonly buildingIds: readonly string[];
} {
  return { communityId: _id, regionIds, buildingIds: buildings.map(({ buildingId }) => buildingId) };
}

function inReach({ communityIds, buildingIds, regionIds }: Reach): QueryFilter<CommunityRecord> {
  return {
    $or: [
      { _id: trusted({ $in: [...communityIds] }) },
      { regionIds: trusted({ $in: [...regionIds] }) },
      { 'buildings.buildingId': trusted({ $in: [...buildingIds] }) },
    ],
  };
}
