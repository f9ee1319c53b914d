import type { ComplaintAuthor, HeardChannel } from '../../shared/complaint/complaint.ts';
import { reachesCommunity } from '../../shared/identity/scope.ts';
import { refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import { hasRole, type Caller } from '../http/caller.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import type { ComplaintParts } from './complaintParts.ts';

/** Who writes down what others say. */
export const LISTENERS = ['communityAdmin', 'worker'] as const;

/** Whose complaint it is, and who stands beside its filing. */
export interface Filer {
  readonly by: ComplaintAuthor;
  readonly record: Pick<ComplaintRecord, 'filerId' | 'householdId' | 'heard'>;
}

/**
 * A resident files for the own household, staff what they heard: never through the resident's session, never for their
 * own home. A household that staff name is the filer of what was heard; without one nobody is.
 */
export async function filerOf(
  { households }: Pick<ComplaintParts, 'households'>,
  caller: Caller,
  { _id: communityId, regionIds }: CommunityRecord,
  {
    heard,
    householdId,
    buildingIds,
  }: {
    readonly heard?: HeardChannel | undefined;
    readonly householdId?: string | undefined;
    readonly buildingIds: readonly string[];
  },
): Promise<Filer | Refusal> {
  const homes = caller.account?.households ?? [];
  const home = homes.find((link) => link.communityId === communityId && link.householdId === householdId);
  if (heard === undefined) {
    if (householdId === undefined) return refuseFields([{ path: 'householdId', code: 'required' }]);
    if (home === undefined || caller.account === null) return refuse('request/not-found');
    if (home.status !== 'approved') return refuse('response/binding-pending');
    return { by: 'filer', record: { filerId: caller.account.id, householdId } };
  }
  if (!reachesCommunity(caller, { communityId, regionIds, buildingIds }, LISTENERS))
    return refuse('request/not-found');
  const by = LISTENERS.find((role) => hasRole(caller, role)) ?? 'worker';
  if (householdId === undefined) return { by, record: { filerId: null, heard } };
  if (home !== undefined) return refuse('case/own-household');
  const dwelling = await households.find(householdId);
  const reached =
    dwelling?.communityId === communityId &&
    reachesCommunity(caller, { communityId, regionIds, buildingIds: [dwelling.buildingId] }, LISTENERS);
  if (!reached) return refuseFields([{ path: 'householdId', code: 'unknown' }]);
  return { by, record: { filerId: null, householdId, heard } };
}
