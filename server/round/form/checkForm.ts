import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import { differingQuestions, refuseCheck } from '../../../shared/round/answering/paperForm.ts';
import type { Answer } from '../../../shared/round/question.ts';
import { questionIdsFor } from '../../../shared/round/counting/questionScope.ts';
import { refuseAnswers } from '../../../shared/round/answering/refuseAnswers.ts';
import type { Caller } from '../../http/caller.ts';
import { readPrintedCode } from '../../crypto/printedCode.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import { ASKING_ROLES } from '../case/caseRoles.ts';
import { checkActor } from '../case/disputeSlip.ts';
import type { DoorPlace } from '../answering/findDoor.ts';
import { findResponse } from '../answering/findResponse.ts';
import type { RoundParts } from '../roundParts.ts';
import { staffEntry } from '../staffEntry.ts';
import { isOwnHousehold, reachesDoor, staffRound } from '../answering/staffDoor.ts';

/** Who checks what, and what came of it. */
export interface CheckedForm {
  readonly communityId: string;
  readonly seq: number;
  readonly differing: readonly string[];
}

interface Check {
  readonly roundId: string;
  readonly serial: string;
  readonly answers: readonly Answer[];
}

/**
 * Holds what a second person reads on a form against what was keyed. Where they differ the entry is disputed, so that it
 * counts in one line only until a third person has settled it with the paper in hand. One check for one entry: whoever's
 * stands writes the dispute, and whoever was slower hears that nothing waits. The same person again hears the same, and
 * the dispute is written then if it could not be before.
 */
export async function checkForm(
  parts: RoundParts,
  caller: Caller,
  { roundId, serial: typed, answers }: Check,
): Promise<CheckedForm | Refusal> {
  const serial = readPrintedCode(typed) ?? typed;
  const place = await staffRound(parts, caller, roundId, ASKING_ROLES);
  const { account } = caller;
  const seq = place?.round.forms.keyed.get(serial);
  const keyed = place === undefined || seq === undefined ? undefined : findResponse(place.round, seq);
  const door = keyed && place?.round.count.cells.get(keyed.response.householdId)?.roll;
  if (place === undefined || account === null || seq === undefined || keyed === undefined)
    return refuse('request/not-found');
  if (door === undefined || !reachesDoor(caller, place.community, door, ASKING_ROLES))
    return refuse('request/not-found');
  const { questions } = place.round.terms;
  const faults = refuseAnswers(questions, questionIdsFor(questions, door.unitId), answers);
  if (faults !== undefined) return faults;
  const earlier = await parts.formChecks.find(roundId, seq);
  if (earlier !== undefined && earlier.by !== account.id) return refuse('case/not-waiting');
  const communityId = place.community._id;
  if (earlier === undefined) {
    const refusal = refuseCheck({
      keyed: { actorId: keyed.response.actorId, standing: keyed.standing },
      checkerId: account.id,
      ownHousehold: isOwnHousehold(caller, door.householdId),
    });
    if (refusal !== undefined) return refusal;
  }
  const differing = earlier?.differing ?? differingQuestions(questions, keyed.response.answers, answers);
  // What could not be disputed any more is not read a second time either.
  if (earlier === undefined && differing.length > 0 && place.round.status === 'final')
    return refuse('round/final');
  const at = new Date(parts.clock.now());
  const kept =
    earlier ?? (await parts.formChecks.insert({ roundId, seq, serial, by: account.id, at, differing }));
  if (kept.by !== account.id) return refuse('case/not-waiting');
  const unwritten =
    kept.differing.length === 0
      ? undefined
      : await disputeReading(parts, account.id, place.round, { door, seq, differing: kept.differing });
  return unwritten ?? { communityId, seq, differing: kept.differing };
}

async function disputeReading(
  parts: RoundParts,
  checkerId: string,
  { terms: { roundId, communityId, questions } }: OpenedRound,
  {
    door,
    seq,
    differing,
  }: { readonly door: DoorPlace; readonly seq: number; readonly differing: readonly string[] },
): Promise<Refusal | undefined> {
  const titles = questions
    .filter(({ questionId }) => differing.includes(questionId))
    .map(({ title }) => title);
  const words = `两个人从同一张表上读到的不一样：${titles.join('、')}`;
  const written = await parts.ledger.append({
    log: communityId,
    actor: checkerId,
    clientKey: `formCheck:${roundId}:${seq}`,
    request: { roundId, seq },
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined) return refuse('round/not-open');
      if (round.status === 'final') return refuse('round/final');
      const standing = findResponse(round, seq)?.standing;
      if (standing !== 'live' && standing !== 'pending') return refuse('case/not-waiting');
      const fields = { actor: checkActor(checkerId), target: seq, reason: { words } };
      return staffEntry(parts, round, door, checkerId, { t: 'dispute', via: 'paper', fields });
    },
  });
  return isRefusal(written) ? written : undefined;
}
