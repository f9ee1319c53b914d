import type { Page, PageQuery } from '../page.ts';
import type { Stage } from '../plan/stageTemplate.ts';
import type { CommunitySummary, OverviewRow } from './community.ts';

export interface CommunityParams {
  readonly communityId: string;
}

/** A status, with the reason when it is not self-evident. */
export interface StageChanged {
  readonly communityId: string;
  readonly from: Stage;
  readonly to: Stage;
  readonly seq: number;
}

/** Communities, their stage, and the bureau's table of them. */
export interface CommunityApi {
  'GET /communities': { query: PageQuery & { readonly region?: string }; reply: Page<CommunitySummary> };
  'GET /communities/:communityId': { params: CommunityParams; reply: CommunitySummary };
  'POST /communities/:communityId/stage': {
    params: CommunityParams;
    body: { readonly to: Stage; readonly reason?: string; readonly evidence?: string };
    reply: StageChanged;
  };
  'GET /overview': { query: PageQuery & { readonly region?: string }; reply: Page<OverviewRow> };
}
