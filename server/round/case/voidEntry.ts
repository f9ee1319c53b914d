import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { VoidBody } from '../../../shared/round/case/caseApi.ts';
import { VOID_REASONS, type VoidView } from '../../../shared/round/case/roundCase.ts';
import { refuseDecision } from '../../../shared/round/case/refuseCase.ts';
import { refuseVoid } from '../../../shared/round/case/refuseVoid.ts';
import type { Caller } from '../../http/caller.ts';
import { casesOf } from '../../state/roundCases.ts';
import { asLedgerValue } from '../asLedgerValue.ts';
import { caseIdOf } from './caseId.ts';
import { ASKING_ROLES, DECIDING_ROLES } from './caseRoles.ts';
import { findCase } from './findCase.ts';
import { findResponse } from '../answering/findResponse.ts';
import { presentCase, type ShownCase } from './presentCase.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundFacts } from '../roundSituation.ts';
import { staffEntry } from '../staffEntry.ts';
import { isOwnHousehold, reachesDoor, staffRound } from '../answering/staffDoor.ts';

/** Asks for an entry by staff to be made void; it counts on until another person has approved. */
export async function requestVoid(
  parts: RoundParts,
  caller: Caller,
  roundId: string,
  { clientKey, ...body }: VoidBody,
): Promise<{ readonly view: VoidView; readonly replayed: boolean } | Refusal> {
  const place = await staffRound(parts, caller, roundId, ASKING_ROLES);
  const { account } = caller;
  const target = place && findResponse(place.round, body.seq)?.response.householdId;
  const door = target === undefined ? undefined : place?.round.count.cells.get(target)?.roll;
  if (place === undefined || door === undefined || account === null) return refuse('request/not-found');
  if (!reachesDoor(caller, place.community, door, ASKING_ROLES)) return refuse('request/not-found');
  const { householdId } = door;
  const log = place.community._id;
  const written = await parts.ledger.append({
    log,
    actor: account.id,
    clientKey: `void:${clientKey}`,
    request: asLedgerValue({ roundId, ...body }),
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined) return refuse('round/not-open');
      const found = findResponse(round, body.seq);
      const refusal = refuseVoid({
        status: roundFacts(round, parts.clock).status,
        target: found && { standing: found.standing, enteredByStaff: found.response.by !== 'self' },
        alreadyAsked: casesOf(round.cases, 'void').some(
          (one) => one.targetSeq === body.seq && one.state === 'waiting',
        ),
        ownHousehold: isOwnHousehold(caller, householdId),
      });
      if (refusal !== undefined) return refusal;
      const fields = { target: body.seq, reason: { word: body.reason, words: body.words } };
      return staffEntry(parts, round, door, account.id, { t: 'void', fields });
    },
  });
  if (isRefusal(written)) return written;
  const found = await findCase(parts, caller, caseIdOf(log, written.entry.leaf.seq), 'void', ASKING_ROLES);
  if (found === undefined) return refuse('request/not-found');
  return { view: await presentVoid(parts, found), replayed: written.replayed };
}

/** Approves or rejects what another person asked for. Approved, the entry counts no more; it stays in the record. */
export async function decideVoid(
  parts: RoundParts,
  caller: Caller,
  voidId: string,
  decision: { readonly approved: boolean; readonly words: string },
): Promise<VoidView | Refusal> {
  const found = await findCase(parts, caller, voidId, 'void', DECIDING_ROLES);
  if (found === undefined) return refuse('request/not-found');
  const { community, round, one, door, actorId } = found;
  const { roundId } = round.terms;
  const written = await parts.ledger.append({
    log: community._id,
    actor: actorId,
    clientKey: `voidDecision:${one.seq}:${String(decision.approved)}:${decision.words}`,
    request: asLedgerValue(decision),
    decide: (state) => {
      const now = state.rounds.get(roundId);
      const asked = now?.cases.bySeq.get(one.seq);
      if (now === undefined || asked?.targetSeq === undefined) return refuse('request/not-found');
      if (now.status === 'final') return refuse('round/final');
      const refusal = refuseDecision(asked, found);
      if (refusal !== undefined) return refusal;
      const fields = {
        actor: asked.askedBy,
        approver: actorId,
        target: asked.targetSeq,
        result: decision.approved,
        reason: { words: decision.words },
      };
      return staffEntry(parts, now, door, actorId, { t: 'void', fields });
    },
  });
  if (isRefusal(written)) return written;
  const decided = await findCase(parts, caller, voidId, 'void', DECIDING_ROLES);
  return decided === undefined ? refuse('request/not-found') : presentVoid(parts, decided);
}

/** A void as staff in scope see it. */
export async function presentVoid(parts: RoundParts, shown: ShownCase): Promise<VoidView> {
  const { view, said } = await presentCase(parts, shown);
  return {
    ...view,
    seq: shown.one.targetSeq ?? -1,
    reason: VOID_REASONS.find((word) => word === said['word']) ?? 'keyedWrong',
  };
}
