import type { CommunityParams } from '../../community/communityApi.ts';
import type { Page, PageQuery } from '../../page.ts';
import type { DraftChange, DraftSummary, DraftView } from './draft.ts';
import type { RoundKind } from '../round.ts';
import type { RoundParams } from '../roundApi.ts';
import type { RoundFault } from './roundFault.ts';

/** Preparing rounds. A change is sent by POST, because WeChat's requests have no PATCH. */
export interface DraftApi {
  'POST /communities/:communityId/rounds': {
    params: CommunityParams;
    body: { readonly kind: RoundKind };
    reply: DraftView;
  };
  'GET /communities/:communityId/drafts': {
    params: CommunityParams;
    query: PageQuery;
    reply: Page<DraftSummary>;
  };
  'GET /rounds/:roundId/draft': { params: RoundParams; reply: DraftView };
  'POST /rounds/:roundId/draft': {
    params: RoundParams;
    body: { readonly version: number; readonly change: DraftChange };
    reply: DraftView;
  };
  'DELETE /rounds/:roundId/draft': {
    params: RoundParams;
    /** Absent: whatever it is now. */
    query: { readonly version?: number };
    reply: undefined;
  };
  'POST /rounds/:roundId/draft/check': {
    params: RoundParams;
    reply: {
      readonly version: number;
      readonly questionHash: string;
      readonly faults: readonly RoundFault[];
    };
  };
}
