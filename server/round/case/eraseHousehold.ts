import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { ErasureBody } from '../../../shared/round/case/caseApi.ts';
import { refuseDecision } from '../../../shared/round/case/refuseCase.ts';
import { refuseErase } from '../../../shared/round/case/refuseErase.ts';
import type { ErasureView } from '../../../shared/round/case/roundCase.ts';
import type { Caller } from '../../http/caller.ts';
import type { CommunityState, OpenedRound } from '../../state/communityState.ts';
import type { KeptResult } from '../../state/frozenStore.ts';
import { casesOf } from '../../state/roundCases.ts';
import { staffDoor } from '../answering/staffDoor.ts';
import { asLedgerValue } from '../asLedgerValue.ts';
import { hashPublished, publishedTally } from '../closing/publishedTally.ts';
import { resultOf } from '../closing/resultOf.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundFacts } from '../roundSituation.ts';
import { caseIdOf } from './caseId.ts';
import { ASKING_ROLES, DECIDING_ROLES } from './caseRoles.ts';
import { findCase } from './findCase.ts';
import { presentCase } from './presentCase.ts';

/** Writes down that a household wishes what it said in a round to be erased; nothing is, until another person agrees. */
export async function requestErasure(
  parts: RoundParts,
  caller: Caller,
  roundId: string,
  { clientKey, householdId, words }: ErasureBody,
): Promise<{ readonly view: ErasureView; readonly replayed: boolean } | Refusal> {
  const place = await staffDoor(parts, caller, roundId, householdId, ASKING_ROLES);
  if (place === undefined) return refuse('request/not-found');
  const { actorId, ownHousehold } = place;
  const log = place.community._id;
  const written = await parts.ledger.append({
    log,
    actor: actorId,
    clientKey: `erase:${clientKey}`,
    request: asLedgerValue({ roundId, householdId, words }),
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined) return refuse('round/not-open');
      const refusal = refuseErase({
        status: roundFacts(round, parts.clock).status,
        isVote: round.electors !== undefined,
        finalAt: round.final?.at,
        now: parts.clock.now() / 1000,
        hasEntries: round.places.has(householdId),
        alreadyAsked: casesOf(round.cases, 'erasure').some(
          (one) => one.householdId === householdId && one.state === 'waiting',
        ),
        ownHousehold,
      });
      if (refusal !== undefined) return refusal;
      return {
        t: 'erase',
        d: { round: roundId, what: 'ask' },
        fields: { actor: actorId, household: householdId, reason: { words } },
      };
    },
  });
  if (isRefusal(written)) return written;
  const caseId = caseIdOf(log, written.entry.leaf.seq);
  const found = await findCase(parts, caller, caseId, 'erasure', ASKING_ROLES);
  if (found === undefined) return refuse('request/not-found');
  return { view: (await presentCase(parts, found)).view, replayed: written.replayed };
}

/**
 * Agrees with what another person asked for, or says no. Agreed, the published numbers are kept, the erasure is announced
 * in the log and then done; what an end of the process leaves undone is done at the next start.
 */
export async function decideErasure(
  parts: RoundParts,
  caller: Caller,
  erasureId: string,
  decision: { readonly approved: boolean; readonly words: string },
): Promise<ErasureView | Refusal> {
  const found = await findCase(parts, caller, erasureId, 'erasure', DECIDING_ROLES);
  if (found === undefined) return refuse('request/not-found');
  const { community, round, one, actorId } = found;
  const { approved, words } = decision;
  const { ledger, frozen } = parts;
  const log = community._id;
  const { roundId } = round.terms;
  const kept = approved ? await frozen.keepResult(keptOf(ledger.state(log), round)) : undefined;
  const written = await ledger.append({
    log,
    actor: actorId,
    clientKey: `eraseDecision:${one.seq}:${String(approved)}:${words}`,
    request: asLedgerValue(decision),
    decide: (state) => {
      const now = state.rounds.get(roundId);
      const asked = now?.cases.bySeq.get(one.seq);
      if (now === undefined || asked === undefined) return refuse('request/not-found');
      const refusal = refuseDecision(asked, found);
      if (refusal !== undefined) return refusal;
      const said = {
        actor: asked.askedBy,
        approver: actorId,
        household: asked.householdId,
        result: approved,
        reason: { words },
      };
      return kept === undefined
        ? { t: 'erase', d: { round: roundId, what: 'reject' }, fields: said }
        : {
            t: 'erase',
            d: { round: roundId, kept },
            fields: { ...said, target: [...(now.places.get(asked.householdId) ?? [])] },
          };
    },
  });
  if (isRefusal(written)) return written;
  await ledger.eraseAnnounced(log);
  const decided = await findCase(parts, caller, erasureId, 'erasure', DECIDING_ROLES);
  return decided === undefined ? refuse('request/not-found') : (await presentCase(parts, decided)).view;
}

/** The numbers of a final round that stand when its entries no longer can be counted. */
function keptOf(state: CommunityState, round: OpenedRound): KeptResult {
  if (round.erased !== undefined) return round.erased.kept;
  const { final } = round;
  if (final === undefined) throw new Error('What is kept of a round is its final result.');
  const published = publishedTally(
    { ...round, count: { ...round.count, seq: final.counted } },
    'final',
    final.version,
  );
  if (hashPublished(published) !== final.published)
    throw new Error(`The count of ${round.terms.roundId} is no longer what its final result names.`);
  return { result: resultOf(state, round, round.count.seq), published };
}
