import type { Account, HouseholdLink } from '../../../shared/identity/account.ts';
import { reachesBuilding } from '../../../shared/identity/scope.ts';
import { refuse, refuseFields, type Refusal } from '../../../shared/refusal.ts';
import { OWN_CHANNELS, type Channel, type EnteredBy, type Relation } from '../../../shared/round/round.ts';
import type { ResponseBody } from '../../../shared/round/roundView.ts';
import type { Caller } from '../../http/caller.ts';
import { communityOf, type DoorPlace } from './findDoor.ts';
import type { FoundRound } from '../findRound.ts';
import type { RoundParts } from '../roundParts.ts';

/** In whose name an entry is made. A worker's entry is its own record, never a borrowed session. */
export interface EntryAuthor {
  readonly account: Account;
  readonly by: EnteredBy;
  readonly channel: Channel;
  readonly relation: Relation;
}

/** What a worker says of an entry and a household never does: it would make the entry somebody else's. */
const STAFF_FIELDS = ['relation', 'visit', 'form', 'proxy'] as const;

/** The caller speaking for a household it is bound to (pending ones included: the rules say what that is worth). */
export function ownAuthor(
  { account }: Caller,
  householdId: string,
  channel: Channel = 'web',
): EntryAuthor | undefined {
  const link = account === null ? undefined : linkTo(account, householdId);
  if (account === null || link === undefined) return undefined;
  return { account, by: 'self', channel, relation: link.relation };
}

/**
 * Decides whether the caller speaks for the household itself or enters for it as its building's worker. Undefined:
 * neither, and the caller learns nothing about the household. A household that says what only staff may say is
 * refused, never half believed.
 */
export async function entryAuthor(
  parts: RoundParts,
  caller: Caller,
  round: FoundRound,
  door: DoorPlace,
  said: Pick<ResponseBody, 'channel' | (typeof STAFF_FIELDS)[number]>,
): Promise<EntryAuthor | Refusal | undefined> {
  const { channel, relation = 'family' } = said;
  const isOwnChannel = channel === undefined || OWN_CHANNELS.some((own) => own === channel);
  const own = ownAuthor(caller, door.householdId, channel);
  if (own !== undefined && isOwnChannel) return refuseStaffFields(said) ?? own;
  const { account } = caller;
  if (account === null || !(await isWorkerOf(parts, caller, round, door))) {
    return own === undefined ? undefined : refuse('identity/role-may-not');
  }
  if (isOwnChannel) return refuseFields([{ path: 'channel', code: 'staff-channel-needed' }]);
  if ((channel === 'paper') !== (said.form !== undefined)) {
    return refuseFields([{ path: 'form', code: channel === 'paper' ? 'required' : 'paper-only' }]);
  }
  return { account, by: said.proxy === undefined ? 'staff' : 'proxy', channel, relation };
}

function refuseStaffFields(said: Pick<ResponseBody, (typeof STAFF_FIELDS)[number]>): Refusal | undefined {
  const given = STAFF_FIELDS.filter((field) => said[field] !== undefined);
  return given.length === 0 ? undefined : refuseFields(given.map((path) => ({ path, code: 'staff-only' })));
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
