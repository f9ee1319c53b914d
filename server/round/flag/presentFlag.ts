import { FLAG_REPLIES, type StaffFlagView } from '../../../shared/round/flag/flagApi.ts';
import { reachesCommunity } from '../../../shared/identity/scope.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import { placeOf } from '../../community/communityStore.ts';
import type { Caller } from '../../http/caller.ts';
import { doorWords } from '../case/presentCase.ts';
import type { RoundParts } from '../roundParts.ts';
import { FLAG_REVIEWERS, type FlagRecord } from './flagStore.ts';
import { staffActsOf } from './staffActs.ts';

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
  const reviews =
    !mine && community !== undefined && reachesCommunity(caller, placeOf(community), FLAG_REVIEWERS);
  const asksAgain = flag.reviews.at(-1)?.outcome === 'callBack' && reviews;
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
    mayReply: mine && state === 'open' && flag.replies.length < FLAG_REPLIES,
    mayReview: state === 'open' && reviews,
  };
}

/** Read from the record of answers each time, so that a household whose entries were erased is not named. */
async function doorsOf(
  parts: RoundParts,
  community: CommunityRecord,
  { roundId, operatorId, seqs }: FlagRecord,
): Promise<readonly string[]> {
  const round = parts.opened.find(roundId);
  const acts = round === undefined ? [] : (staffActsOf(round).byOperator.get(operatorId) ?? []);
  const odd = new Set(seqs);
  const homes = new Set(acts.flatMap(({ seq, householdId }) => (odd.has(seq) ? householdId : [])));
  const doors = await Promise.all([...homes].map((id) => doorWords(parts, community, id)));
  return doors.sort();
}
