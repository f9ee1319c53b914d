import type { Role } from '../../../shared/identity/account.ts';
import type { RollChange } from '../../../shared/round/case/rollAmendment.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { Caller } from '../../http/caller.ts';
import type { RoundParts } from '../roundParts.ts';
import { reachesDoor } from '../answering/staffDoor.ts';

/** Whether one of the roles reaches the building in which a change of the register is; false for a dwelling that is not there. */
export async function reachesChange(
  { households }: Pick<RoundParts, 'households'>,
  caller: Caller,
  community: CommunityRecord,
  change: RollChange,
  roles: readonly Role[],
): Promise<boolean> {
  const door = change.kind === 'add' ? change : await households.find(change.householdId);
  return door !== undefined && reachesDoor(caller, community, door, roles);
}
