import type { Account, HouseholdLink } from '../../shared/identity/account.ts';
import { reachesBuilding } from '../../shared/identity/scope.ts';
import { refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Channel, EnteredBy, Relation } from '../../shared/round/round.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import type { HouseholdRecord } from '../community/householdModel.ts';
import type { Caller } from '../http/caller.ts';

/** In whose name an entry is made. A worker's entry is its own record, never a borrowed session. */
export interface EntryAuthor {
  readonly account: Account;
  readonly by: EnteredBy;
  readonly channel: Channel;
  readonly relation: Relation;
}

const OWN_CHANNELS: readonly Channel[] = ['app', 'web'];

/**
 * Decides whether the caller speaks for the household itself or enters for it as its building's worker. Undefined:
 * neither, and the caller learns nothing about the household.
 */
export function entryAuthor(
  caller: Caller,
  community: CommunityRecord,
  household: HouseholdRecord,
  said: { readonly channel?: Channel | undefined; readonly relation?: Relation | undefined },
): EntryAuthor | Refusal | undefined {
  const { account } = caller;
  if (account === null) return undefined;
  const link = linkTo(account, household._id);
  const { channel } = said;
  if (link !== undefined && (channel === undefined || OWN_CHANNELS.includes(channel))) {
    return { account, by: 'self', channel: channel ?? 'web', relation: link.relation };
  }
  if (!isWorkerOf(caller, community, household)) return undefined;
  if (channel === undefined || OWN_CHANNELS.includes(channel)) {
    return refuseFields([{ path: 'channel', code: 'staff-channel-needed' }]);
  }
  return { account, by: 'staff', channel, relation: said.relation ?? 'family' };
}

/** The caller's link to a household, pending ones included. */
export function linkTo(account: Account, householdId: string): HouseholdLink | undefined {
  return account.households.find((link) => link.householdId === householdId);
}

/** Only the worker of the building enters for its households. */
export function isWorkerOf(caller: Caller, community: CommunityRecord, household: HouseholdRecord): boolean {
  const place = {
    communityId: community._id,
    regionIds: community.regionIds,
    buildingId: household.buildingId,
  };
  return reachesBuilding(caller, place, ['worker']);
}
