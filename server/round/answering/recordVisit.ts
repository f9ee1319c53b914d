import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import { refuseVisit } from '../../../shared/round/answering/refuseVisit.ts';
import type { ResponseReply, VisitBody } from '../../../shared/round/roundView.ts';
import type { Caller } from '../../http/caller.ts';
import type { Appended } from '../../ledger/ledgerTypes.ts';
import { asLedgerValue } from '../asLedgerValue.ts';
import { isWorkerOf } from './entryAuthor.ts';
import { findDoor } from './findDoor.ts';
import { findRound } from '../findRound.ts';
import { refuseFuture } from './refuseFuture.ts';
import type { RoundParts } from '../roundParts.ts';
import { actorFacts, householdFacts, roundFacts } from '../roundSituation.ts';
import { staffEntry } from '../staffEntry.ts';

/** Records a call at a door that brought no answer: nobody there, out of reach, or not willing to take a position. */
export async function recordVisit(
  parts: RoundParts,
  caller: Caller,
  body: VisitBody,
): Promise<ResponseReply | Refusal> {
  const { roundId, householdId, clientKey, ...said } = body;
  const found = await findRound(parts, roundId);
  const door = found && (await findDoor(parts, found, householdId));
  const { account } = caller;
  if (account === null || found === undefined || door === undefined) return refuse('request/not-found');
  if (!(await isWorkerOf(parts, caller, found, door))) return refuse('request/not-found');
  const { clock } = parts;
  const future = refuseFuture(clock, { visitedAt: said.visitedAt });
  if (future !== undefined) return future;
  const { communityId } = found.terms;
  const append = (): Promise<Appended | Refusal> =>
    parts.ledger.append({
      log: communityId,
      actor: account.id,
      clientKey: `visit:${clientKey}`,
      request: asLedgerValue({ roundId, householdId, ...said }),
      decide: (state) => {
        const round = state.rounds.get(roundId);
        if (round === undefined) return refuse('round/not-open');
        const refusal = refuseVisit({
          round: roundFacts(round, clock),
          household: householdFacts(round, householdId),
          actor: actorFacts(state, round, account, householdId, clock),
          visitedAt: said.visitedAt,
        });
        if (refusal !== undefined) return refusal;
        const fields = { outcome: said.outcome, visitAt: said.visitedAt };
        return staffEntry(parts, round, door, account.id, { t: 'visit', via: 'door', fields });
      },
    });
  const written = await parts.audit.perform(caller, 'visit.record', append, ({ receipt }) => ({
    target: householdId,
    communityId,
    once: `${communityId}:${receipt.seq}`,
  }));
  if (isRefusal(written)) return written;
  return { receipt: written.receipt, replayed: written.replayed };
}
