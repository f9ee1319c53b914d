import type { Page, PageQuery } from '../page.ts';
import type { GateId, Stage } from '../plan/stageTemplate.ts';
import type { StageView } from '../plan/stageView.ts';
import type { CommunitySummary, OverviewRow } from './community.ts';
import type { SatisfactionRound } from './satisfactionTrend.ts';

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

/** A gate that was waived, at its place in the log. */
export interface WaiverGiven {
  readonly communityId: string;
  readonly gate: GateId;
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
  'GET /communities/:communityId/stage': { params: CommunityParams; reply: StageView };
  'POST /communities/:communityId/waivers': {
    params: CommunityParams;
    body: { readonly gate: GateId; readonly reason: string };
    reply: WaiverGiven;
  };
  'GET /communities/:communityId/satisfaction': {
    params: CommunityParams;
    reply: { readonly items: readonly SatisfactionRound[] };
  };
  'GET /overview': { query: PageQuery & { readonly region?: string }; reply: Page<OverviewRow> };
}
