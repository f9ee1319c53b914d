import type { ComplaintEntry } from '../../shared/complaint/complaintEntry.ts';
import type { FoldedComplaint } from '../../shared/complaint/foldedComplaint.ts';
import type { StandingComplaint } from '../../shared/complaint/refuseVerb.ts';
import type { WorkingCalendar } from '../../shared/complaint/workingTime.ts';
import type { PolicyValues } from '../../shared/region/policySet.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { Clock } from '../clock.ts';
import type { CommunityStore } from '../community/communityStore.ts';
import type { HouseholdStore } from '../community/householdStore.ts';
import type { FieldCipher } from '../crypto/fieldCipher.ts';
import type { PhotoStore } from '../evidence/photoStore.ts';
import type { BindingStore } from '../identity/bindingStore.ts';
import type { ContentCheck } from '../moderation/contentCheck.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import type { ComplaintListStore } from './complaintListStore.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import type { ComplaintStore } from './complaintStore.ts';
import type { FollowStore } from './followStore.ts';
import type { MergeTurns } from './mergeTurns.ts';
import type { OrganisationStore } from './organisationStore.ts';
import type { PhoneLookStore } from './phoneLookStore.ts';

/** What the commands and views of complaints work with. */
export interface ComplaintParts {
  readonly complaints: ComplaintStore;
  readonly follows: FollowStore;
  readonly organisations: OrganisationStore;
  readonly phoneLooks: PhoneLookStore;
  readonly mergeTurns: MergeTurns;
  readonly communities: Pick<CommunityStore, 'find'>;
  readonly households: Pick<HouseholdStore, 'find'>;
  readonly bindings: Pick<BindingStore, 'linksOf' | 'membersOf'>;
  readonly ledger: Pick<CommunityLedger, 'state'>;
  readonly photos: Pick<PhotoStore, 'claim' | 'show'>;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly check: ContentCheck;
  readonly calendar: WorkingCalendar;
  /** The policy of a place, `regionIds` from the city downwards. */
  readonly policyAt: (regionIds: readonly string[]) => PolicyValues;
}

/** Complaints with their lists. */
export interface ComplaintDesk extends ComplaintParts {
  readonly lists: ComplaintListStore;
}

/** A complaint as the rules look at it. */
export function asStanding({
  _id: complaintId,
  communityId,
  isPrivate,
  filerId,
  terms,
  folded,
}: ComplaintRecord): StandingComplaint {
  return { ...folded, complaintId, communityId, isPrivate, filerId, terms };
}

/** Whether residents may not read what was filed. */
export function hidesFiling(entries: readonly ComplaintEntry[], { moderation }: FoldedComplaint): boolean {
  return moderation.some(({ entryId, is }) => is === 'hidden' && entryId === entries[0]?.entryId);
}
