import type { CommunityParams } from '../community/communityApi.ts';
import type { Plan } from './plan.ts';

/** What is to be built. */
export interface PlanApi {
  'GET /communities/:communityId/plan': { params: CommunityParams; reply: Plan };
}
