import type { Clock } from '../clock.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { CommunityStore } from '../community/communityStore.ts';
import type { EvidenceStore } from '../evidence/evidenceStore.ts';
import type { ContentCheck } from '../moderation/contentCheck.ts';
import type { PublishParts } from './publishRecord.ts';

/** What the commands around public records work with. */
export interface PublicityParts extends PublishParts {
  readonly communities: CommunityStore;
  readonly evidence: EvidenceStore;
  readonly moderation: Pick<ContentCheck, 'checkText'>;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}
