import type { Role } from '../../../shared/identity/account.ts';
import type { Caller } from '../../http/caller.ts';
import type { RoundCase } from '../../state/roundCases.ts';
import { readCaseId } from './caseId.ts';
import type { RoundParts } from '../roundParts.ts';
import { isOwnHousehold, reachesDoor, type StaffDoor } from '../answering/staffDoor.ts';

/** A case in the reach of the staff member who asks, with the door it is about. */
export interface StaffCase extends StaffDoor {
  readonly one: RoundCase;
}

/** The case of this kind with this id; undefined when it is not there or not in reach, no telling which. */
export async function findCase(
  { ledger, communities }: Pick<RoundParts, 'ledger' | 'communities'>,
  caller: Caller,
  caseId: string,
  kind: RoundCase['kind'],
  roles: readonly Role[],
): Promise<StaffCase | undefined> {
  const place = readCaseId(caseId);
  const community = place && (await communities.findInScope(caller, place.log, roles));
  if (place === undefined || community === undefined || caller.account === null) return undefined;
  await ledger.catchUp(place.log);
  for (const round of ledger.state(place.log).rounds.values()) {
    const one = round.cases.bySeq.get(place.seq);
    const door = one && round.count.cells.get(one.householdId)?.roll;
    if (one?.kind !== kind || door === undefined) continue;
    return reachesDoor(caller, community, door, roles)
      ? {
          one,
          round,
          community,
          door,
          actorId: caller.account.id,
          ownHousehold: isOwnHousehold(caller, one.householdId),
        }
      : undefined;
  }
  return undefined;
}
