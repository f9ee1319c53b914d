import type { Drawing } from '../../../shared/plan/plan.ts';
import { useCall } from './useCall.ts';

/** The drawing of the community from above, as its plan carries it; undefined without one. */
export function useSitePlan(communityId: string): Drawing | undefined {
  const plan = useCall('GET /communities/:communityId/plan', { params: { communityId } });
  return plan.value?.drawings.find(({ drawingId }) => drawingId === 'site-plan');
}
