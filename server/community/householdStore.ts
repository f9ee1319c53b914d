import type mongoose from 'mongoose';
import { householdModel, type HouseholdRecord } from './householdModel.ts';

export interface HouseholdStore {
  insertMany(households: readonly HouseholdRecord[]): Promise<void>;
  find(householdId: string): Promise<HouseholdRecord | undefined>;
  /** In the order of a walk through the community: building, unit, floor, door. */
  ofCommunity(communityId: string): Promise<readonly HouseholdRecord[]>;
}

/** The dwellings in the database. */
export function openHouseholdStore(connection: mongoose.Connection): HouseholdStore {
  const households = householdModel(connection);
  return {
    insertMany: async (all) => void (await households.insertMany(all)),
    find: async (householdId) =>
      (await households.findById(householdId).lean<HouseholdRecord>()) ?? undefined,
    ofCommunity: (communityId) =>
      households
        .find({ communityId })
        .sort({ communityId: 1, buildingId: 1, unitId: 1, floor: 1, room: 1 })
        .lean<HouseholdRecord[]>(),
  };
}
