import type { Role } from '../../../shared/identity/account.ts';
import { reachesBuilding } from '../../../shared/identity/scope.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { Caller } from '../../http/caller.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import type { DoorPlace } from './findDoor.ts';
import type { RoundParts } from '../roundParts.ts';

/** A door of an opened round in the reach of the staff member who asks. */
export interface StaffDoor {
  readonly actorId: string;
  readonly community: CommunityRecord;
  readonly round: OpenedRound;
  readonly door: DoorPlace;
  /** The caller lives there, or has asked to be known as living there. */
  readonly ownHousehold: boolean;
}

/** An opened round in the reach of the caller; undefined for drafts and for others' communities, no telling which. */
export async function staffRound(
  { opened, communities, ledger }: Pick<RoundParts, 'opened' | 'communities' | 'ledger'>,
  caller: Caller,
  roundId: string,
  roles: readonly Role[],
): Promise<{ readonly community: CommunityRecord; readonly round: OpenedRound } | undefined> {
  const round = opened.find(roundId);
  const community = round && (await communities.findInScope(caller, round.terms.communityId, roles));
  if (round === undefined || community === undefined) return undefined;
  await ledger.catchUp(community._id);
  return { community, round };
}

/** A household of the round's roll whose building the caller reaches through one of the roles. */
export async function staffDoor(
  parts: Pick<RoundParts, 'opened' | 'communities' | 'ledger'>,
  caller: Caller,
  roundId: string,
  householdId: string,
  roles: readonly Role[],
): Promise<StaffDoor | undefined> {
  const found = await staffRound(parts, caller, roundId, roles);
  const door = found?.round.count.cells.get(householdId)?.roll;
  if (found === undefined || door === undefined || caller.account === null) return undefined;
  return reachesDoor(caller, found.community, door, roles)
    ? { ...found, door, actorId: caller.account.id, ownHousehold: isOwnHousehold(caller, householdId) }
    : undefined;
}

/** Whether one of the roles reaches the building of a door. */
export function reachesDoor(
  caller: Caller,
  { _id: communityId, regionIds }: CommunityRecord,
  { buildingId }: Pick<DoorPlace, 'buildingId'>,
  roles: readonly Role[],
): boolean {
  return reachesBuilding(caller, { communityId, regionIds, buildingId }, roles);
}

/** Whether the caller lives there, or has asked to be known as living there. */
export function isOwnHousehold({ account }: Caller, householdId: string): boolean {
  return account?.households.some((link) => link.householdId === householdId) ?? false;
}
