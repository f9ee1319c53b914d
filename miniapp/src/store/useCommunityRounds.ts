import { usePageParam } from '../platform/navigation.ts';
import { useCurrentCommunityId } from './communityStore.ts';
import { useCall } from './useCall.ts';
import { useCommunitySummary } from './useCommunitySummary.ts';

/** The 小区 a page is about (named in its address, else the chosen one) with its rounds; waits while there is none. */
export function useCommunityRounds() {
  const current = useCurrentCommunityId();
  const communityId = usePageParam('communityId') ?? current;
  const community = useCommunitySummary(communityId);
  const rounds = useCall(
    'GET /communities/:communityId/rounds',
    communityId === undefined ? 'wait' : { params: { communityId }, query: { limit: 100 } },
  );
  return { communityId, community, rounds };
}
