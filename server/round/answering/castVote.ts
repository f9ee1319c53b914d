import type { Refusal } from '../../../shared/refusal.ts';
import { refuseVote } from '../../../shared/round/vote/refuseVote.ts';
import type { ResponseBody, ResponseReply } from '../../../shared/round/roundView.ts';
import type { Caller } from '../../http/caller.ts';
import type { EntryAuthor } from './entryAuthor.ts';
import type { FoundRound } from '../findRound.ts';
import { proposedResponse, recordAnswers } from './recordAnswers.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundFacts } from '../roundSituation.ts';
import { electorFacts, ownerField, ownerTouches, voterFacts } from './voteSituation.ts';

/**
 * Records an owner's vote, named by one of his dwellings: it is his one vote, for all of them. Staff enter paper, an
 * invalid paper (no answers), and a proxy who shows his letter.
 */
export function castVote(
  parts: RoundParts,
  caller: Caller,
  found: FoundRound,
  body: ResponseBody,
): Promise<ResponseReply | Refusal> {
  const { clock } = parts;
  const { householdId, answers } = body;
  return recordAnswers(parts, caller, found, body, {
    // What staff enter here is the owner's, whoever brought it.
    speaker: (author): EntryAuthor => (author.by === 'self' ? author : { ...author, relation: 'owner' }),
    isUnread: ({ by, channel, relation }) =>
      relation !== 'owner' || (by === 'staff' && channel === 'paper' && answers.length === 0),
    refuse: (state, round, author) =>
      refuseVote({
        round: roundFacts(round, clock),
        householdId,
        elector: electorFacts(round, householdId),
        actor: voterFacts(state, round, author.account, householdId, clock),
        response: proposedResponse(round, author, body),
      }),
    bears: (round, { account }) => ({
      owner: ownerField(round, householdId),
      // Whose word stands beside this one is told of it, by the entry that names it.
      target: electorFacts(round, householdId)
        .responses.filter(({ response, standing }) => standing === 'live' && response.actorId !== account.id)
        .at(-1)?.response.seq,
      // Ballots of one owner for two of his dwellings must meet each other.
      touches: ownerTouches(round, householdId),
    }),
  });
}
