import type { PrivateFields } from '../../../shared/ledger/leaf.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '../../../shared/refusal.ts';
import { questionIdsFor } from '../../../shared/round/counting/questionScope.ts';
import { refuseForm } from '../../../shared/round/answering/paperForm.ts';
import { refuseAnswers } from '../../../shared/round/answering/refuseAnswers.ts';
import type { ProposedResponse } from '../../../shared/round/answering/responseSituation.ts';
import type { ResponseBody, ResponseReply } from '../../../shared/round/roundView.ts';
import type { Caller } from '../../http/caller.ts';
import type { Appended, Draft } from '../../ledger/ledgerTypes.ts';
import type { CommunityState, OpenedRound } from '../../state/communityState.ts';
import { pseudonymIn } from '../../state/hashRoll.ts';
import { asLedgerValue } from '../asLedgerValue.ts';
import { entryAuthor, type EntryAuthor } from './entryAuthor.ts';
import { findDoor, type DoorPlace } from './findDoor.ts';
import { findResponse } from './findResponse.ts';
import type { FoundRound } from '../findRound.ts';
import { refuseFuture } from './refuseFuture.ts';
import { refuseRiskyWords } from './refuseRiskyWords.ts';
import { refuseUnknownPhoto } from './refuseUnknownPhoto.ts';
import type { RoundParts } from '../roundParts.ts';

/** In what a household's answer and an owner's vote differ. */
export interface AnswerRules {
  /** Whom an entry speaks for; as its author says unless given. */
  readonly speaker?: (author: EntryAuthor) => EntryAuthor;
  /** Whether the answers are not looked at: an invalid paper, somebody who has no vote. */
  readonly isUnread?: (author: EntryAuthor) => boolean;
  /** Asked with the state at exactly the size of the log at which the entry would be written. */
  readonly refuse: (state: CommunityState, round: OpenedRound, author: EntryAuthor) => Refusal | undefined;
  readonly bears: (round: OpenedRound, author: EntryAuthor) => EntryBearing;
}

/** On whom an entry bears. */
export interface EntryBearing {
  /** The elector, where owners vote. */
  readonly owner?: PrivateFields;
  /** The `seq` of the standing response of somebody else, who is told of this one. */
  readonly target: number | undefined;
  /** What of the state it depends on and changes. */
  readonly touches: readonly string[];
}

/**
 * The way of every answer into the record. Door, author, channel and answers are looked at first; everything that may
 * change between looking and writing is decided inside `decide`. Sending the same body again gives the same entry; a
 * refusal writes nothing; the receipt is given once the entry is durable.
 */
export async function recordAnswers(
  parts: RoundParts,
  caller: Caller,
  found: FoundRound,
  body: ResponseBody,
  rules: AnswerRules,
): Promise<ResponseReply | Refusal> {
  const { communityId, roundId, channels, questions } = found.terms;
  const door = await findDoor(parts, found, body.householdId);
  const entered = door && (await entryAuthor(parts, caller, found, door, body));
  if (door === undefined || entered === undefined) return refuse('request/not-found');
  if (isRefusal(entered)) return entered;
  const author = rules.speaker?.(entered) ?? entered;
  if (!channels.includes(author.channel)) return refuseFields([{ path: 'channel', code: 'not-in-round' }]);
  const future = refuseFuture(parts.clock, { 'visit.visitedAt': body.visit?.visitedAt });
  if (future !== undefined) return future;
  if (found.opened === undefined) return refuse('round/not-open');
  const unknown =
    (await refuseUnknownPhoto(parts.files, communityId, body.proxy?.letterPhoto, 'proxy.letterPhoto')) ??
    (await refuseUnknownPhoto(parts.files, communityId, body.form?.photo, 'form.photo'));
  if (unknown !== undefined) return unknown;
  if (body.questionHash === found.questionHash && rules.isUnread?.(author) !== true) {
    const faults = refuseAnswers(questions, questionIdsFor(questions, door.unitId), body.answers);
    if (faults !== undefined) return faults;
  }

  const risky = await refuseRiskyWords(parts, caller, questions, body.answers);
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
          // Said here, so that what was recorded before is given back although the check would refuse it now.
          risky ??
          refusePaper(round, author, body) ??
          rules.refuse(state, round, author) ??
          draftResponse(parts, round, author, door, body, rules.bears(round, author))
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

/** A paper form is one that was printed for this round, and its photograph is kept. */
function refusePaper(
  round: OpenedRound,
  { channel }: EntryAuthor,
  { form }: ResponseBody,
): Refusal | undefined {
  if (channel !== 'paper' || form === undefined) return undefined;
  const standingOf = (seq: number) => findResponse(round, seq)?.standing;
  const refusal = refuseForm({ forms: round.forms, serial: form.serial, standingOf });
  if (refusal !== undefined) return refusal;
  return form.photo === undefined ? refuseFields([{ path: 'form.photo', code: 'required' }]) : undefined;
}

/** What the entry rests on: the form's photograph, a proxy's letter, or both. */
function photoOf({ form, proxy }: ResponseBody): PrivateFields {
  const photos = [form?.photo, proxy?.letterPhoto].filter((photo) => photo !== undefined);
  if (photos.length === 0) return {};
  return { photo: photos.length === 1 ? (photos[0] ?? '') : photos };
}

function draftResponse(
  { pseudonymKey, clock }: RoundParts,
  round: OpenedRound,
  { account, relation, by, channel }: EntryAuthor,
  { householdId, buildingId, unitId }: DoorPlace,
  body: ResponseBody,
  { owner, target, touches }: EntryBearing,
): Draft {
  const { roundId } = round.terms;
  // What is entered at the door was heard there: without a time of its own, the visit is now.
  const atDoor = channel === 'door' ? new Date(clock.now()).toISOString() : undefined;
  const visitAt = body.visit?.visitedAt ?? atDoor;
  const fields: PrivateFields = {
    household: householdId,
    ...owner,
    building: buildingId,
    unit: unitId,
    actor: account.id,
    relation,
    by,
    answers: asLedgerValue(body.answers),
    // Absent is false; the record holds no line that only says what was not the case.
    ...(body.confirm === true ? { confirmed: true } : {}),
    ...(target === undefined ? {} : { target }),
    ...(visitAt === undefined ? {} : { visitAt }),
    ...(body.answeredAt === undefined ? {} : { deviceAt: body.answeredAt }),
    ...(body.form === undefined ? {} : { formSerial: body.form.serial }),
    ...photoOf(body),
  };
  return {
    t: 'response',
    round: roundId,
    roll: round.rollHash,
    via: channel,
    ...(by === 'self' ? {} : { op: pseudonymIn(pseudonymKey, roundId, account.id) }),
    fields,
    touches: [...touches, ...(body.form === undefined ? [] : [`form:${body.form.serial}`])],
  };
}

/** What was sent, in the words of the rules that refuse it. */
export function proposedResponse(
  { forms }: Pick<OpenedRound, 'forms'>,
  { relation, channel, by }: EntryAuthor,
  { answers, confirm = false, questionHash, visit, form }: ResponseBody,
): ProposedResponse {
  return {
    relation,
    channel,
    by,
    // Only a second person's own act may say so, never the one who enters the form.
    identityChecked: false,
    answers,
    confirmed: confirm,
    questionHash,
    ...(visit === undefined ? {} : { visitedAt: visit.visitedAt }),
    ...(form === undefined ? {} : { formReceived: forms.received.has(form.serial) }),
  };
}
