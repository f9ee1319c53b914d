import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import { isTakenBack } from '../../../shared/round/counting/answerRank.ts';
import { isElectorRelation } from '../../../shared/round/vote/refuseVote.ts';
import { refuseWithdraw } from '../../../shared/round/answering/refuseWithdraw.ts';
import type { ResponseReply, WithdrawBody } from '../../../shared/round/roundView.ts';
import type { Caller } from '../../http/caller.ts';
import { ownAuthor } from './entryAuthor.ts';
import { findDoor } from './findDoor.ts';
import { findRoundFor } from '../findRound.ts';
import type { RoundParts } from '../roundParts.ts';
import { electorFacts, ownerField, ownerTouches } from './voteSituation.ts';
import { actorFacts, householdFacts, otherPersonsAnswer, roundFacts } from '../roundSituation.ts';

/** Takes a household's answers back until the close. They stay in the record and are not counted any more. */
export async function withdrawResponse(
  parts: RoundParts,
  caller: Caller,
  roundId: string,
  { clientKey, householdId, channel }: WithdrawBody,
): Promise<ResponseReply | Refusal> {
  const found = await findRoundFor(parts, caller, roundId);
  const door = found && (await findDoor(parts, found, householdId));
  const author = ownAuthor(caller, householdId, channel);
  if (found === undefined || door === undefined || author === undefined) return refuse('request/not-found');
  const { clock } = parts;
  const written = await parts.ledger.append({
    log: found.terms.communityId,
    actor: author.account.id,
    clientKey: `withdraw:${roundId}:${clientKey}`,
    request: { householdId, ...(channel === undefined ? {} : { channel }) },
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined) return refuse('round/not-open');
      if (round.electors !== undefined && !isElectorRelation(author.relation)) {
        return refuse('response/not-elector');
      }
      const refusal = refuseWithdraw({
        round: roundFacts(round, clock),
        household:
          round.electors === undefined
            ? householdFacts(round, householdId)
            : electorFacts(round, householdId),
        actor: { ...actorFacts(state, round, author.account, householdId, clock), relation: author.relation },
      });
      if (refusal !== undefined) return refusal;
      const { buildingId: building, unitId: unit } = door;
      const overruled = otherPersonsAnswer(round, householdId, author.account.id, (response) =>
        isTakenBack(response, { actorId: author.account.id, relation: author.relation }),
      );
      return {
        t: 'withdraw',
        round: roundId,
        roll: round.rollHash,
        via: author.channel,
        fields: {
          household: householdId,
          ...ownerField(round, householdId),
          building,
          unit,
          actor: author.account.id,
          relation: author.relation,
          by: author.by,
          ...(overruled === undefined ? {} : { target: overruled }),
        },
        touches: [`household:${householdId}`, ...ownerTouches(round, householdId)],
      };
    },
  });
  return isRefusal(written) ? written : { receipt: written.receipt, replayed: written.replayed };
}
