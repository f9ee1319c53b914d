import { ballotRecord } from '../../../shared/round/vote/ballotRecord.ts';
import { dwellingView, electorTurnout } from '../../../shared/round/vote/electorParticipation.ts';
import { isElectorRelation } from '../../../shared/round/vote/refuseVote.ts';
import type { Margin, RoundResult } from '../../../shared/round/result/result.ts';
import { roundResult } from '../../../shared/round/result/roundResult.ts';
import { statutoryResult } from '../../../shared/round/vote/statutoryResult.ts';
import type { VoteReader } from '../../../shared/round/vote/voteMargin.ts';
import { reachesCommunity } from '../../../shared/identity/scope.ts';
import { placeOf } from '../../community/communityStore.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { Caller } from '../../http/caller.ts';
import type { OpenedRound } from '../../state/communityState.ts';

/** Whether the caller is an owner of a dwelling of this community, by an approved binding. */
export function isOwnerHere({ account }: Caller, communityId: string): boolean {
  const links = account?.households ?? [];
  return links.some(
    (link) =>
      link.communityId === communityId && link.status === 'approved' && isElectorRelation(link.relation),
  );
}

/** Owners inspect what they decided, staff in scope keep it; everybody else is the public. */
export function voteReaderOf(caller: Caller, community: CommunityRecord): VoteReader {
  const inspects = isOwnerHere(caller, community._id) || reachesCommunity(caller, placeOf(community));
  return inspects ? 'owners' : 'public';
}

/** The margin in dwellings alone: what hangs on a disputed ballot is told in persons, to those who may read it (`statutory.margin`). */
function dwellingMargin(margin: Margin): Margin {
  const { households } = margin;
  if (households === 0) return { ...margin, unsure: [] };
  const sentence = `有 ${households} 户的票有异议，还没有处理。怎么影响结果，看计票结果。`;
  return { ...margin, unsure: [], sentence };
}

/** 计票结果 of a closed owners' vote as this reader may have it; undefined for any other round. */
export function presentVoteResult(
  { terms, count, electors, status, sealed }: OpenedRound,
  seq: number,
  reader: VoteReader,
): RoundResult | undefined {
  if (electors === undefined || status === 'open') return undefined;
  const statutory = statutoryResult(terms, electors, reader, status === 'closed');
  // What every closed round says (record, disputes, objection window), over dwellings; then the votes.
  const dwellings = roundResult(ballotRecord(count, electors), seq, status, {});
  const { margin } = dwellings.solicitation;
  return {
    ...dwellings,
    solicitation: { ...dwellings.solicitation, margin: dwellingMargin(margin) },
    participation: { ...dwellings.participation, electors: electorTurnout(count, electors, true) },
    ...(sealed === undefined ? {} : { sealed }),
    questions: [],
    ...(statutory === undefined ? {} : { statutory }),
  };
}

/** The round with its dwellings as an owners' vote sees them, for the doors of staff; any other round as it is. */
export function withDwellingStates(round: OpenedRound): OpenedRound {
  return round.electors === undefined
    ? round
    : { ...round, count: dwellingView(round.count, round.electors) };
}
