import type { PrivateFields } from '../../shared/ledger/leaf.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import { questionIdsFor } from '../../shared/round/questionScope.ts';
import { refuseAnswers } from '../../shared/round/refuseAnswers.ts';
import { refuseVote } from '../../shared/round/refuseVote.ts';
import type { ResponseBody, ResponseReply } from '../../shared/round/roundView.ts';
import type { Caller } from '../http/caller.ts';
import type { Appended, Draft } from '../ledger/ledgerTypes.ts';
import type { CommunityState, OpenedRound } from '../state/communityState.ts';
import { pseudonymIn } from '../state/hashRoll.ts';
import { asLedgerValue } from './asLedgerValue.ts';
import { entryAuthor, type EntryAuthor } from './entryAuthor.ts';
import { findDoor, type DoorPlace } from './findDoor.ts';
import type { FoundRound } from './findRound.ts';
import { refuseFuture } from './refuseFuture.ts';
import type { RoundParts } from './roundParts.ts';
import { roundFacts } from './roundSituation.ts';
import { electorFacts, ownerField, ownerTouches, voterFacts } from './voteSituation.ts';

/**
 * Records an owner's vote, named by one of his dwellings: it is his one vote, for all of them. Staff enter paper, an
 * invalid paper (no answers), and a proxy who shows his letter. The receipt is given once the entry is durable.
 */
export async function castVote(
  parts: RoundParts,
  caller: Caller,
  found: FoundRound,
  body: ResponseBody,
): Promise<ResponseReply | Refusal> {
  const { communityId, roundId, channels, questions } = found.terms;
  const door = await findDoor(parts, found, body.householdId);
  const entered = door && (await entryAuthor(parts, caller, found, door, body));
  if (door === undefined || entered === undefined) return refuse('request/not-found');
  if (isRefusal(entered)) return entered;
  // What staff enter here is the owner's, whoever brought it.
  const author: EntryAuthor = entered.by === 'self' ? entered : { ...entered, relation: 'owner' };
  if (!channels.includes(author.channel)) return refuseFields([{ path: 'channel', code: 'not-in-round' }]);
  const future = refuseFuture(parts.clock, { 'visit.visitedAt': body.visit?.visitedAt });
  if (future !== undefined) return future;
  if (found.opened === undefined) return refuse('round/not-open');
  const isInvalidPaper = author.by === 'staff' && author.channel === 'paper' && body.answers.length === 0;
  if (body.questionHash === found.questionHash && !isInvalidPaper && author.relation === 'owner') {
    const faults = refuseAnswers(questions, questionIdsFor(questions, door.unitId), body.answers);
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
          refuseBallot(parts, state, round, author, body) ?? draftBallot(parts, round, author, door, body)
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

function refuseBallot(
  { clock }: RoundParts,
  state: CommunityState,
  round: OpenedRound,
  author: EntryAuthor,
  { householdId, form, answers, confirm = false, questionHash, visit }: ResponseBody,
): Refusal | undefined {
  if (author.channel === 'paper' && !state.unusedForms.has(form?.serial ?? '')) {
    return refuse('response/form-unknown');
  }
  const { relation, channel, by } = author;
  return refuseVote({
    round: roundFacts(round, clock),
    householdId,
    elector: electorFacts(round, householdId),
    actor: voterFacts(state, round, author.account, householdId, clock),
    response: {
      relation,
      channel,
      by,
      identityChecked: false,
      answers,
      confirmed: confirm,
      questionHash,
      ...(visit === undefined ? {} : { visitedAt: visit.visitedAt }),
    },
  });
}

function draftBallot(
  { pseudonymKey, clock }: RoundParts,
  round: OpenedRound,
  { account, relation, by, channel }: EntryAuthor,
  door: DoorPlace,
  body: ResponseBody,
): Draft {
  const { roundId } = round.terms;
  const { householdId, buildingId: building, unitId: unit } = door;
  const atDoor = channel === 'door' ? new Date(clock.now()).toISOString() : undefined;
  const visitAt = body.visit?.visitedAt ?? atDoor;
  // Whose word stands beside this one is told of it, by the entry that names it.
  const other = electorFacts(round, householdId)
    .responses.filter(({ response, standing }) => standing === 'live' && response.actorId !== account.id)
    .at(-1)?.response.seq;
  const fields: PrivateFields = {
    household: householdId,
    ...ownerField(round, householdId),
    building,
    unit,
    actor: account.id,
    relation,
    by,
    answers: asLedgerValue(body.answers),
    ...(body.confirm === true ? { confirmed: true } : {}),
    ...(other === undefined ? {} : { target: other }),
    ...(visitAt === undefined ? {} : { visitAt }),
    ...(body.answeredAt === undefined ? {} : { deviceAt: body.answeredAt }),
    ...(body.form === undefined ? {} : { formSerial: body.form.serial }),
    ...(body.proxy === undefined ? {} : { photo: body.proxy.letterPhoto }),
  };
  return {
    t: 'response',
    round: roundId,
    roll: round.rollHash,
    via: channel,
    ...(by === 'self' ? {} : { op: pseudonymIn(pseudonymKey, roundId, account.id) }),
    fields,
    // Ballots of one owner for two of his dwellings must meet each other.
    touches: [
      ...ownerTouches(round, householdId),
      ...(body.form === undefined ? [] : [`form:${body.form.serial}`]),
    ],
  };
}
