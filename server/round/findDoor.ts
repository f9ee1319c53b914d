import type { CommunityRecord } from '../community/communityModel.ts';
import type { CommunityStore } from '../community/communityStore.ts';
import type { HouseholdRecord } from '../community/householdModel.ts';
import type { HouseholdStore } from '../community/householdStore.ts';

/** A household with its community, when it belongs to that community. */
export async function findDoor(
  stores: { readonly communities: CommunityStore; readonly households: HouseholdStore },
  communityId: string,
  householdId: string,
): Promise<{ readonly community: CommunityRecord; readonly household: HouseholdRecord } | undefined> {
  const [community, household] = await Promise.all([
    stores.communities.find(communityId),
    stores.households.find(householdId),
  ]);
  if (community === undefined || household?.communityId !== communityId) return undefined;
  return { community, household };
}
