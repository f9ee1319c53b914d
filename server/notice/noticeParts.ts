import type { AuditTrail } from '../audit/auditTrail.ts';
import type { Clock } from '../clock.ts';
import type { CommunityStore } from '../community/communityStore.ts';
import type { Places } from '../identity/places.ts';
import type { SlipStore } from '../identity/slipStore.ts';
import type { MessageCredits } from './messageCredits.ts';
import type { NoticeListStore } from './noticeListStore.ts';
import type { Templates } from './wechatSender.ts';

/** What the routes of notices work with. */
export interface NoticeParts {
  readonly lists: NoticeListStore;
  readonly credits: MessageCredits;
  readonly templates: Templates;
  readonly places: Places;
  readonly communities: Pick<CommunityStore, 'findInScope'>;
  readonly slips: Pick<SlipStore, 'issueForDispute' | 'countForDispute'>;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  /** Something can be written to the log now. */
  readonly recordSoon: () => void;
}

/** Who prints slips and brings them to the doors. */
export const SLIP_ROLES = ['worker', 'communityAdmin'] as const;
