import type { PolicyValues } from '../../shared/region/policySet.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { Clock } from '../clock.ts';
import type { CommunityStore } from '../community/communityStore.ts';
import type { FieldCipher } from '../crypto/fieldCipher.ts';
import type { ContentCheck } from '../moderation/contentCheck.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import type { OpenedRounds } from '../state/openedRounds.ts';
import type { OpinionComplaints } from './opinionComplaints.ts';
import type { OpinionGroupStore } from './opinionGroupStore.ts';
import type { OpinionStore } from './opinionStore.ts';

/** What the commands and views of opinions work with. */
export interface OpinionParts {
  readonly ledger: CommunityLedger;
  readonly opened: OpenedRounds;
  readonly communities: CommunityStore;
  readonly households: {
    readonly find: (id: string) => Promise<{ readonly buildingId: string } | undefined>;
  };
  readonly audit: AuditTrail;
  readonly moderation: Pick<ContentCheck, 'checkText'>;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly opinions: OpinionStore;
  readonly groups: OpinionGroupStore;
  readonly complaints: OpinionComplaints;
  /** The policy of a place, `regionIds` from the city downwards. */
  readonly policyAt: (regionIds: readonly string[]) => PolicyValues;
  /** Told when there is something new to compare; returns at once. */
  readonly compareSoon: () => void;
}

/** Who reads what residents said, each in the own reach. */
export const OPINION_READERS = ['worker', 'communityAdmin', 'districtBureau', 'inspector'] as const;
/** Who says what became of it. */
export const OPINION_WORKERS = ['worker', 'communityAdmin'] as const;
