import type { PrivateFields } from '../../shared/ledger/leaf.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import { questionIdsFor } from '../../shared/round/questionScope.ts';
import { refuseAnswers } from '../../shared/round/refuseAnswers.ts';
import { refuseResponse } from '../../shared/round/refuseResponse.ts';
import type { ResponseBody, ResponseReply } from '../../shared/round/roundView.ts';
import type { Caller } from '../http/caller.ts';
import type { Appended, Draft } from '../ledger/ledgerTypes.ts';
import type { CommunityState, OpenedRound } from '../state/communityState.ts';
import { pseudonymIn } from '../state/hashRoll.ts';
import { castVote } from './castVote.ts';
import { entryAuthor, type EntryAuthor } from './entryAuthor.ts';
import { findDoor, type DoorPlace } from './findDoor.ts';
import { findRoundFor } from './findRound.ts';
import { asLedgerValue } from './asLedgerValue.ts';
import { refuseFuture } from './refuseFuture.ts';
import type { RoundParts } from './roundParts.ts';
import { actorFacts, householdFacts, otherPersonsAnswer, roundFacts } from './roundSituation.ts';

/**
 * Records a household's answers and gives the receipt once they are durable. Sending the same body again gives the
 * same entry; a refusal writes nothing. Everything that may change between looking and writing is decided inside
 * `decide`, at exactly the size of the log at which the entry is written.
 */
export async function giveResponse(
  parts: RoundParts,
  caller: Caller,
  roundId: string,
  body: ResponseBody,
): Promise<ResponseReply | Refusal> {
  const found = await findRoundFor(parts, caller, roundId);
  if (found === undefined) return refuse('request/not-found');
  if (found.terms.kind === 'statutory') return castVote(parts, caller, found, body);
  const { communityId } = found.terms;
  const door = await findDoor(parts, found, body.householdId);
  const author = door && (await entryAuthor(parts, caller, found, door, body));
  if (door === undefined || author === undefined) return refuse('request/not-found');
  if (isRefusal(author)) return author;
  if (!found.terms.channels.includes(author.channel)) {
    return refuseFields([{ path: 'channel', code: 'not-in-round' }]);
  }
  const future = refuseFuture(parts.clock, { 'visit.visitedAt': body.visit?.visitedAt });
  if (future !== undefined) return future;
  if (found.opened === undefined) return refuse('round/not-open');
  if (body.questionHash === found.questionHash) {
    const asked = questionIdsFor(found.terms.questions, door.unitId);
    const faults = refuseAnswers(found.terms.questions, asked, body.answers);
    if (faults !== undefined) return faults;
  }

  const { clientKey, ...request } = body;
  const append = (): Promise<Appended | Refusal> =>
    parts.ledger.append({
      log: communityId,
      actor: author.account.id,
      clientKey: `response:${roundId}:${clientKey}`,
      request: asLedgerValue(request),
      decide: (state) => {
        const round = state.rounds.get(roundId);
        if (round === undefined) return refuse('round/not-open');
        return (
          refuseEntry(parts, state, round, author, body) ?? draftResponse(parts, round, author, door, body)
        );
      },
    });
  const written =
    author.by === 'self'
      ? await append()
      : await parts.audit.perform(caller, 'response.enter', append, ({ receipt }) => ({
          target: body.householdId,
          communityId,
          once: `${communityId}:${receipt.seq}`,
        }));
  if (isRefusal(written)) return written;
  return { receipt: written.receipt, replayed: written.replayed };
}

function refuseEntry(
  { clock }: RoundParts,
  state: CommunityState,
  round: OpenedRound,
  author: EntryAuthor,
  body: ResponseBody,
): Refusal | undefined {
  if (author.channel === 'paper' && !state.unusedForms.has(body.form?.serial ?? '')) {
    return refuse('response/form-unknown');
  }
  return refuseResponse({
    round: roundFacts(round, clock),
    household: householdFacts(round, body.householdId),
    actor: actorFacts(state, round, author.account, body.householdId, clock),
    response: {
      relation: author.relation,
      channel: author.channel,
      by: author.by,
      // Only a second person's own act may say so, never the one who enters the form.
      identityChecked: false,
      answers: body.answers,
      confirmed: body.confirm ?? false,
      questionHash: body.questionHash,
      ...(body.visit === undefined ? {} : { visitedAt: body.visit.visitedAt }),
    },
  });
}

function draftResponse(
  { pseudonymKey, clock }: RoundParts,
  round: OpenedRound,
  author: EntryAuthor,
  door: DoorPlace,
  body: ResponseBody,
): Draft {
  const { roundId } = round.terms;
  // What is entered at the door was heard there: without a time of its own, the visit is now.
  const atDoor = author.channel === 'door' ? new Date(clock.now()).toISOString() : undefined;
  const visitAt = body.visit?.visitedAt ?? atDoor;
  const replaced = otherPersonsAnswer(round, door.householdId, author.account.id);
  const fields: PrivateFields = {
    household: door.householdId,
    building: door.buildingId,
    unit: door.unitId,
    actor: author.account.id,
    relation: author.relation,
    by: author.by,
    answers: asLedgerValue(body.answers),
    // Absent is false; the record holds no line that only says what was not the case.
    ...(body.confirm === true ? { confirmed: true } : {}),
    ...(replaced === undefined ? {} : { target: replaced }),
    ...(visitAt === undefined ? {} : { visitAt }),
    ...(body.answeredAt === undefined ? {} : { deviceAt: body.answeredAt }),
    ...(body.form === undefined ? {} : { formSerial: body.form.serial }),
    ...(body.proxy === undefined ? {} : { photo: body.proxy.letterPhoto }),
  };
  return {
    t: 'response',
    round: roundId,
    roll: round.rollHash,
    via: author.channel,
    ...(author.by === 'self' ? {} : { op: pseudonymIn(pseudonymKey, roundId, author.account.id) }),
    fields,
    touches: [
      `household:${door.householdId}`,
      ...(body.form === undefined ? [] : [`form:${body.form.serial}`]),
    ],
  };
}
