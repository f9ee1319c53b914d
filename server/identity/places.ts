import type { CommunityPlace } from '../../shared/identity/scope.ts';

/** Where a household is; the address is building and door in words (1号楼 2单元 301). */
export interface HouseholdPlace {
  readonly communityId: string;
  readonly buildingId: string;
  /** Which staircase of the building, from 1; absent where the building is not known. */
  readonly unit?: number;
  readonly address: string;
}

/** What identity asks of whoever keeps communities; null for what is not there. */
export interface Places {
  describeHousehold(householdId: string): Promise<HouseholdPlace | null>;
  /** With all building ids, so that a worker of one building is known to belong to the community. */
  describeCommunity(communityId: string): Promise<CommunityPlace | null>;
}
