import type { Places } from '../identity/places.ts';
import { placeOf, type CommunityStore } from './communityStore.ts';
import type { HouseholdStore } from './householdStore.ts';

/** What identity asks of communities: where a household is, in words, and what belongs to a community. */
export function communityPlaces(communities: CommunityStore, households: HouseholdStore): Places {
  return {
    async describeHousehold(householdId) {
      const household = await households.find(householdId);
      const community = household && (await communities.find(household.communityId));
      if (household === undefined || community === undefined) return null;
      const building = community.buildings.find(({ buildingId }) => buildingId === household.buildingId);
      const at = building?.units.findIndex(({ unitId }) => unitId === household.unitId) ?? -1;
      const unit = building?.units[at];
      return {
        communityId: household.communityId,
        buildingId: household.buildingId,
        ...(at < 0 ? {} : { unit: at + 1 }),
        address: `${community.name} ${building?.name ?? ''} ${unit?.name ?? ''} ${household.room}`,
      };
    },
    async describeCommunity(communityId) {
      const community = await communities.find(communityId);
      return community === undefined ? null : placeOf(community);
    },
  };
}
