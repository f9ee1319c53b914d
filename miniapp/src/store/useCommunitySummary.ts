import { useEffect } from 'react';
import type { CommunitySummary } from '../../../shared/community/community.ts';
import { useCommunity } from './communityStore.ts';

/** Name and contact of a community, asked for when it is not known yet; undefined until then. */
export function useCommunitySummary(communityId: string | undefined): CommunitySummary | undefined {
  const known = useCommunity((store) => (communityId === undefined ? undefined : store.known[communityId]));
  const load = useCommunity((store) => store.load);
  const missing = known === undefined ? communityId : undefined;
  useEffect(() => {
    if (missing !== undefined) void load(missing);
  }, [missing, load]);
  return known;
}
