import type { StaffFlagView } from '../../../shared/round/flag/flagApi.ts';
import { reachesCommunity } from '../../../shared/identity/scope.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import { placeOf } from '../../community/communityStore.ts';
import type { Caller } from '../../http/caller.ts';
import { doorWords } from '../case/presentCase.ts';
import type { RoundParts } from '../roundParts.ts';
import { FLAG_READERS, FLAG_REVIEWERS, type FlagRecord } from './flagStore.ts';

/** A flag as this reader may see it; a person's own is answered by that person and reviewed by another. */
export async function presentFlag(
  parts: RoundParts,
  caller: Caller,
  flag: FlagRecord,
): Promise<StaffFlagView> {
  const { _id: flagId, communityId, roundId, operatorId, kind, day, figure, seqs, state } = flag;
  const community = await parts.communities.find(communityId);
  const operator = await parts.accounts.find(operatorId);
  const mine = caller.account?.id === operatorId;
  const reaches = (roles: Parameters<typeof reachesCommunity>[2]): boolean =>
    community !== undefined && reachesCommunity(caller, placeOf(community), roles);
  const asksAgain = flag.reviews.at(-1)?.outcome === 'callBack' && !mine && reaches(FLAG_READERS);
  return {
    flagId,
    communityId,
    communityName: community?.name ?? '',
    roundId,
    roundTitle: parts.opened.find(roundId)?.terms.title ?? '',
    kind,
    ...(day === undefined ? {} : { day }),
    figure,
    seqs,
    operator: operator?.name ?? '社区工作人员',
    mine,
    state,
    replies: flag.replies.map(({ at, words }) => ({ at: at.toISOString(), words })),
    reviews: flag.reviews.map(({ at, by, outcome, words, entries }) => ({
      at: at.toISOString(),
      by,
      outcome,
      words,
      entries,
    })),
    ...(asksAgain && community !== undefined ? { callBack: await doorsOf(parts, community, flag) } : {}),
    mayReply: mine && state === 'open',
    mayReview: !mine && state === 'open' && reaches(FLAG_REVIEWERS),
  };
}

async function doorsOf(
  parts: RoundParts,
  community: CommunityRecord,
  { householdIds }: FlagRecord,
): Promise<readonly string[]> {
  const doors = await Promise.all(householdIds.map((id) => doorWords(parts, community, id)));
  return doors.sort();
}
