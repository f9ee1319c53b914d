import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { ExclusionBody } from '../../../shared/round/case/caseApi.ts';
import { findCountedHousehold } from '../../../shared/round/counting/roundCount.ts';
import { EXCLUSION_REASONS, type Contact, type ExclusionView } from '../../../shared/round/case/roundCase.ts';
import { refuseDecision } from '../../../shared/round/case/refuseCase.ts';
import { refuseExclusion } from '../../../shared/round/case/refuseExclusion.ts';
import type { Caller } from '../../http/caller.ts';
import { casesOf } from '../../state/roundCases.ts';
import { asLedgerValue } from '../asLedgerValue.ts';
import { caseIdOf } from './caseId.ts';
import { ASKING_ROLES, DECIDING_ROLES } from './caseRoles.ts';
import { findCase, type StaffCase } from './findCase.ts';
import { policyOf } from '../../documents/regionPolicies.ts';
import { presentCase, type ShownCase } from './presentCase.ts';
import { refuseFuture } from '../answering/refuseFuture.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundFacts } from '../roundSituation.ts';
import { staffEntry } from '../staffEntry.ts';
import { staffDoor } from '../answering/staffDoor.ts';

/** Asks for a household to stand outside the denominator; another person has to approve before anything changes. */
export async function requestExclusion(
  parts: RoundParts,
  caller: Caller,
  roundId: string,
  { clientKey, ...body }: ExclusionBody,
): Promise<{ readonly view: ExclusionView; readonly replayed: boolean } | Refusal> {
  const { householdId, reason, contacts, words } = body;
  const place = await staffDoor(parts, caller, roundId, householdId, ASKING_ROLES);
  if (place === undefined) return refuse('request/not-found');
  const times = contacts.map(({ at }, index): [string, string] => [`contacts[${index}].at`, at]);
  const future = refuseFuture(parts.clock, Object.fromEntries(times));
  if (future !== undefined) return future;
  const { community, door, actorId } = place;
  const log = community._id;
  const written = await parts.ledger.append({
    log,
    actor: actorId,
    clientKey: `exclusionRequest:${clientKey}`,
    request: asLedgerValue({ roundId, ...body }),
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined) return refuse('round/not-open');
      const counted = findCountedHousehold(round.count, householdId);
      const refusal = refuseExclusion({
        status: roundFacts(round, parts.clock).status,
        inRoll: counted !== undefined,
        state: counted?.state ?? 'untouched',
        alreadyAsked: casesOf(round.cases, 'exclusion').some(
          (one) => one.householdId === householdId && (one.state === 'waiting' || one.state === 'approved'),
        ),
        ownHousehold: place.ownHousehold,
        reason,
        attemptDays: round.cases.attemptDays.get(householdId)?.size ?? 0,
        minAttempts: policyOf(community.regionIds).values.exclusionMinAttempts.value,
        contacts,
      });
      if (refusal !== undefined) return refusal;
      const fields = {
        reason: { word: reason, words, contacts: contacts.map(({ way, at }) => ({ way, at })) },
        ...(body.photo === undefined ? {} : { photo: body.photo }),
      };
      return staffEntry(parts, round, door, actorId, { t: 'exclusionRequest', fields });
    },
  });
  if (isRefusal(written)) return written;
  const view = await exclusionView(parts, caller, caseIdOf(log, written.entry.leaf.seq));
  return isRefusal(view) ? view : { view, replayed: written.replayed };
}

/** Approves or rejects what another person asked for. Approved, the household leaves the denominator until it answers. */
export async function decideExclusion(
  parts: RoundParts,
  caller: Caller,
  exclusionId: string,
  decision: { readonly approved: boolean; readonly words: string },
): Promise<ExclusionView | Refusal> {
  const found = await findCase(parts, caller, exclusionId, 'exclusion', DECIDING_ROLES);
  if (found === undefined) return refuse('request/not-found');
  const { community, round, one, door, actorId } = found;
  const { roundId } = round.terms;
  const { approved, words } = decision;
  const written = await parts.ledger.append({
    log: community._id,
    actor: actorId,
    clientKey: `exclusionApprove:${one.seq}:${String(approved)}:${words}`,
    request: asLedgerValue(decision),
    decide: (state) => {
      const now = state.rounds.get(roundId);
      const asked = now?.cases.bySeq.get(one.seq);
      if (now === undefined || asked === undefined) return refuse('request/not-found');
      if (roundFacts(now, parts.clock).status !== 'open') return refuse('round/closed');
      const refusal = refuseDecision(asked, found);
      if (refusal !== undefined) return refusal;
      const fields = { target: one.seq, result: approved, reason: { words } };
      return staffEntry(parts, now, door, actorId, { t: 'exclusionApprove', fields });
    },
  });
  return isRefusal(written) ? written : exclusionView(parts, caller, exclusionId);
}

async function exclusionView(
  parts: RoundParts,
  caller: Caller,
  exclusionId: string,
): Promise<ExclusionView | Refusal> {
  const found = await findCase(parts, caller, exclusionId, 'exclusion', ASKING_ROLES);
  return found === undefined ? refuse('request/not-found') : presentExclusion(parts, found);
}

/** An exclusion as staff in scope see it. */
export async function presentExclusion(
  parts: RoundParts,
  shown: ShownCase | StaffCase,
): Promise<ExclusionView> {
  const { view, said, photo } = await presentCase(parts, shown);
  const contacts = Array.isArray(said['contacts']) ? (said['contacts'] as readonly unknown[]) : [];
  return {
    ...view,
    reason: EXCLUSION_REASONS.find((word) => word === said['word']) ?? 'vacant',
    contacts: contacts.filter(isContact),
    ...(photo === undefined ? {} : { photo }),
    attemptDays: shown.round.cases.attemptDays.get(shown.one.householdId)?.size ?? 0,
  };
}

function isContact(value: unknown): value is Contact {
  return typeof value === 'object' && value !== null && 'way' in value && 'at' in value;
}
