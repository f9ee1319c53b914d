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
  count(): Promise<number>;
}

/** The register of a community hardly ever changes; every request asks for it. */
const REMEMBER_MS = 10_000;

/** The communities in the database; scope is a filter of the query, never a check after it. */
export function openCommunityStore(connection: mongoose.Connection): CommunityStore {
  const communities = communityModel(connection);
  const known = new Map<string, { readonly at: number; readonly community: CommunityRecord }>();
  const find = async (communityId: string): Promise<CommunityRecord | undefined> => {
    const cached = known.get(communityId);
    if (cached !== undefined && performance.now() - cached.at < REMEMBER_MS) return cached.community;
    const community = await communities.findById(communityId).lean<CommunityRecord>();
    if (community === null) return undefined;
    known.set(communityId, { at: performance.now(), community });
    return community;
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
      const query = communities.find(filter);
      if (within !== undefined) query.and([inReach(reachOf(within.caller, within.roles))]);
      const items = await query
        .sort({ _id: 1 })
        .limit(limit + 1)
        .lean<CommunityRecord[]>();
      const page = items.slice(0, limit);
      return { items: page, next: items.length > limit ? (page.at(-1)?._id ?? null) : null };
    },
    count: () => communities.estimatedDocumentCount(),
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
