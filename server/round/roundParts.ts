import type { Clock } from '../clock.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { CommitteeStore } from '../committee/committeeStore.ts';
import type { CommunityStore } from '../community/communityStore.ts';
import type { HouseholdStore } from '../community/householdStore.ts';
import type { OwnerStore } from '../community/ownerStore.ts';
import type { PlanStore } from '../plan/planStore.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import type { OpenedRounds } from '../state/openedRounds.ts';
import type { FrozenStore } from '../state/frozenStore.ts';
import type { AccountStore } from '../identity/accountStore.ts';
import type { BindingStore } from '../identity/bindingStore.ts';
import type { SlipStore } from '../identity/slipStore.ts';
import type { FlagStore } from './flag/flagStore.ts';
import type { FormCheckStore } from './form/formCheckStore.ts';
import type { ContentCheck } from '../moderation/contentCheck.ts';
import type { KeptFiles } from './answering/refuseUnknownPhoto.ts';
import type { RoundStore } from './roundStore.ts';

/** What the round's commands and views work with. */
export interface RoundParts {
  readonly ledger: CommunityLedger;
  readonly rounds: RoundStore;
  readonly opened: OpenedRounds;
  readonly frozen: FrozenStore;
  readonly communities: CommunityStore;
  readonly households: HouseholdStore;
  readonly owners: OwnerStore;
  readonly committees: CommitteeStore;
  readonly plans: PlanStore;
  readonly bindings: Pick<BindingStore, 'findInScope' | 'membersOf'>;
  readonly accounts: Pick<AccountStore, 'hasStaff' | 'find'>;
  readonly slips: Pick<SlipStore, 'issueForDispute' | 'findForDispute' | 'countForDispute' | 'issuerOf'>;
  readonly files: KeptFiles;
  readonly formChecks: FormCheckStore;
  readonly flags: FlagStore;
  readonly moderation: Pick<ContentCheck, 'checkText'>;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly pseudonymKey: Buffer;
}
