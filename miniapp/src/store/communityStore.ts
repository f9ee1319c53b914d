import { create } from 'zustand';
import type { CommunitySummary } from '../../../shared/community/community.ts';
import type { CallResult } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import { keep, recall } from '../platform/storage.ts';
import { scopedCommunities, useAccount } from './accountStore.ts';

interface CommunityStore {
  /** The community last chosen on this device. */
  readonly chosenId: string | undefined;
  readonly known: Readonly<Record<string, CommunitySummary>>;
  readonly choose: (communityId: string) => void;
  /** Asks for a community's summary and keeps it for contact and name. */
  readonly load: (communityId: string) => Promise<CallResult<CommunitySummary>>;
}

/** Which 小区 the screens are about, with the summaries already seen. */
export const useCommunity = create<CommunityStore>()((set) => ({
  chosenId: recall('communityId'),
  known: {},
  choose: (communityId) => {
    keep('communityId', communityId);
    set({ chosenId: communityId });
  },
  load: async (communityId) => {
    const result = await call('GET /communities/:communityId', { params: { communityId } });
    if (result.ok) set(({ known }) => ({ known: { ...known, [communityId]: result.value } }));
    return result;
  },
}));

/** The community in view: the chosen one, else where the person lives or works; undefined for a newcomer. */
export function useCurrentCommunityId(): string | undefined {
  const chosenId = useCommunity((store) => store.chosenId);
  const account = useAccount((store) => store.account);
  return chosenId ?? account?.households[0]?.communityId ?? scopedCommunities(account)[0];
}
