import type { ParamsOf } from '../../shared/api.ts';
import { refuse } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId } from '../http/schema.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import type { PlanStore } from './planStore.ts';

/** The route of the published plan (一小区一方案). */
export function planRoutes({
  plans,
  ledger,
}: {
  readonly plans: PlanStore;
  readonly ledger: CommunityLedger;
}): Route[] {
  return [
    defineRoute({
      key: 'GET /communities/:communityId/plan',
      who: 'anyone',
      summary: 'The published plan of a community with its version and hash',
      params: objectOf<ParamsOf<'GET /communities/:communityId/plan'>>({ communityId: opaqueId }),
      async handle({ params: { communityId } }) {
        const plan = await plans.findCurrent(communityId);
        if (plan === undefined || !ledger.has(communityId)) return refuse('request/not-found');
        return { ...plan.content, stage: ledger.state(communityId).stage, hash: plan.hash };
      },
    }),
  ];
}
