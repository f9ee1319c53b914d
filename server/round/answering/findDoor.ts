import type { CommunityRecord } from '../../community/communityModel.ts';
import type { RoundParts } from '../roundParts.ts';
import type { FoundRound } from '../findRound.ts';

/** Where a household of a round is. */
export interface DoorPlace {
  readonly householdId: string;
  readonly buildingId: string;
  readonly unitId: string;
}

/** A household of the round's community: from the frozen roll, or from the register when it is not in the roll. */
export async function findDoor(
  { households }: Pick<RoundParts, 'households'>,
  { terms, opened }: FoundRound,
  householdId: string,
): Promise<DoorPlace | undefined> {
  const cell = opened?.count.cells.get(householdId);
  if (cell !== undefined) return cell.roll;
  const household = await households.find(householdId);
  if (household?.communityId !== terms.communityId) return undefined;
  const { buildingId, unitId } = household;
  return { householdId, buildingId, unitId };
}

/** The community of a round; throws when it is gone, because its log refers to it. */
export async function communityOf(
  { communities }: Pick<RoundParts, 'communities'>,
  { terms }: FoundRound,
): Promise<CommunityRecord> {
  const community = await communities.find(terms.communityId);
  if (community === undefined) throw new Error(`The community ${terms.communityId} is not registered.`);
  return community;
}
