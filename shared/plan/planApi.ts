import type { CommunityParams } from '../community/communityApi.ts';
import type { Plan } from './plan.ts';
import type { PlanRevision } from './planRevision.ts';
import type { RecordReply } from './stageRecordApi.ts';

/** One line of a plan's history; the whole version is the public record under `hash`. */
export interface PlanVersionLine {
  readonly planVersionId: string;
  readonly version: number;
  readonly publishedAt: string;
  readonly hash: string;
  /** How many works it contains. */
  readonly items: number;
  readonly totalFen: number;
  /** Why it replaced the version before. */
  readonly reason?: string;
}

/** What is to be built. */
export interface PlanApi {
  'GET /communities/:communityId/plan': { params: CommunityParams; reply: Plan };
  'GET /communities/:communityId/plan/versions': {
    params: CommunityParams;
    reply: { readonly items: readonly PlanVersionLine[] };
  };
  'POST /communities/:communityId/plan/versions': {
    params: CommunityParams;
    body: PlanRevision;
    reply: RecordReply;
  };
}
