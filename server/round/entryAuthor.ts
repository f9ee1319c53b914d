import type { Account, HouseholdLink } from '../../shared/identity/account.ts';
import { reachesBuilding } from '../../shared/identity/scope.ts';
import { refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Channel, EnteredBy, Relation } from '../../shared/round/round.ts';
import type { Caller } from '../http/caller.ts';
import { communityOf, type DoorPlace } from './findDoor.ts';
import type { FoundRound } from './findRound.ts';
import type { RoundParts } from './roundParts.ts';

/** In whose name an entry is made. A worker's entry is its own record, never a borrowed session. */
export interface EntryAuthor {
  readonly account: Account;
  readonly by: EnteredBy;
  readonly channel: Channel;
  readonly relation: Relation;
}

const OWN_CHANNELS: readonly Channel[] = ['app', 'web'];

/** The caller speaking for a household it is bound to (pending ones included: the rules say what that is worth). */
export function ownAuthor(
  caller: Caller,
  householdId: string,
  channel: Channel = 'web',
): EntryAuthor | undefined {
  const { account } = caller;
  const link = account === null ? undefined : linkTo(account, householdId);
  if (account === null || link === undefined || !OWN_CHANNELS.includes(channel)) return undefined;
  return { account, by: 'self', channel, relation: link.relation };
}

/**
 * Decides whether the caller speaks for the household itself or enters for it as its building's worker. Undefined:
 * neither, and the caller learns nothing about the household.
 */
export async function entryAuthor(
  parts: RoundParts,
  caller: Caller,
  round: FoundRound,
  door: DoorPlace,
  said: { readonly channel?: Channel | undefined; readonly relation?: Relation | undefined },
): Promise<EntryAuthor | Refusal | undefined> {
  const own = ownAuthor(caller, door.householdId, said.channel);
  if (own !== undefined) return own;
  const { account } = caller;
  if (account === null || !(await isWorkerOf(parts, caller, round, door))) return undefined;
  const { channel, relation = 'family' } = said;
  if (channel === undefined || OWN_CHANNELS.includes(channel)) {
    return refuseFields([{ path: 'channel', code: 'staff-channel-needed' }]);
  }
  return { account, by: 'staff', channel, relation };
}

/** The caller's link to a household. */
function linkTo(account: Account, householdId: string): HouseholdLink | undefined {
  return account.households.find((link) => link.householdId === householdId);
}

/** Only the worker of the building enters for its households. */
export async function isWorkerOf(
  parts: RoundParts,
  caller: Caller,
  round: FoundRound,
  { buildingId }: DoorPlace,
): Promise<boolean> {
  const { _id: communityId, regionIds } = await communityOf(parts, round);
  return reachesBuilding(caller, { communityId, regionIds, buildingId }, ['worker']);
}
