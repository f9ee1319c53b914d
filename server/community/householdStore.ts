import type mongoose from 'mongoose';
import { trusted, type QueryFilter } from 'mongoose';
import type { Role } from '../../shared/identity/account.ts';
import {
  reachesCommunity,
  reachOf,
  type CommunityPlace,
  type ScopedCaller,
} from '../../shared/identity/scope.ts';
import { householdModel, type HouseholdRecord } from './householdModel.ts';

export interface HouseholdStore {
  insertMany(households: readonly HouseholdRecord[]): Promise<void>;
  /** Adds a dwelling that was approved for the register; doing it again changes nothing. */
  ensure(household: HouseholdRecord): Promise<void>;
  find(householdId: string): Promise<HouseholdRecord | undefined>;
  /** All of a community, for its roll, in the order of a walk through it: building, unit, floor, door. */
  ofCommunity(communityId: string): Promise<readonly HouseholdRecord[]>;
  /** Those of a community that the caller reaches through one of the roles, in the same order. */
  inScope(
    caller: ScopedCaller,
    community: Pick<CommunityPlace, 'communityId' | 'regionIds'>,
    roles: readonly Role[],
  ): Promise<readonly HouseholdRecord[]>;
}

/** The dwellings in the database. */
export function openHouseholdStore(connection: mongoose.Connection): HouseholdStore {
  const households = householdModel(connection);
  const inWalkingOrder = (filter: QueryFilter<HouseholdRecord>) =>
    households
      .find(filter)
      .sort({ communityId: 1, buildingId: 1, unitId: 1, floor: 1, room: 1 })
      .lean<HouseholdRecord[]>();
  return {
    insertMany: async (all) => void (await households.insertMany(all)),
    async ensure({ _id, ...household }) {
      await households.updateOne({ _id }, { $setOnInsert: household }, { upsert: true });
    },
    find: async (householdId) =>
      (await households.findById(householdId).lean<HouseholdRecord>()) ?? undefined,
    ofCommunity: (communityId) => inWalkingOrder({ communityId }),
    inScope(caller, { communityId, regionIds }, roles) {
      if (reachesCommunity(caller, { communityId, regionIds }, roles)) return inWalkingOrder({ communityId });
      const { buildingIds } = reachOf(caller, roles);
      return inWalkingOrder({ communityId, buildingId: trusted({ $in: [...buildingIds] }) });
    },
  };
}
