import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { ResolveBody } from '../../../shared/round/case/caseApi.ts';
import { refuseResolution } from '../../../shared/round/case/refuseDispute.ts';
import type { DisputeFile } from '../../../shared/round/case/roundCase.ts';
import type { Caller } from '../../http/caller.ts';
import { asLedgerValue } from '../asLedgerValue.ts';
import { DECIDING_ROLES } from './caseRoles.ts';
import { disputeAsker } from './disputeSlip.ts';
import { findCase } from './findCase.ts';
import { presentDisputeFile } from './presentDispute.ts';
import type { RoundParts } from '../roundParts.ts';
import { findResponse } from '../answering/findResponse.ts';
import { staffEntry } from '../staffEntry.ts';

/**
 * Settles a dispute on evidence: upheld, the entry is out for good; otherwise it counts again. The household is told
 * either way. Never by who entered the answer, printed the slip that disputes it, or lives there.
 */
export async function resolveDispute(
  parts: RoundParts,
  caller: Caller,
  disputeId: string,
  body: ResolveBody,
): Promise<DisputeFile | Refusal> {
  const found = await findCase(parts, caller, disputeId, 'dispute', DECIDING_ROLES);
  if (found === undefined) return refuse('request/not-found');
  const { community, round, one, door, actorId, ownHousehold } = found;
  const { roundId } = round.terms;
  const ownRequest = (await disputeAsker(parts, one)) === actorId;
  const { upheld, evidence, words } = body;
  const written = await parts.ledger.append({
    log: community._id,
    actor: actorId,
    clientKey: `disputeResolve:${one.seq}:${evidence}:${String(upheld)}:${body.photo ?? ''}:${words}`,
    request: asLedgerValue(body),
    decide: (state) => {
      const now = state.rounds.get(roundId);
      const dispute = now?.cases.bySeq.get(one.seq);
      if (now === undefined || dispute?.targetSeq === undefined) return refuse('request/not-found');
      const target = findResponse(now, dispute.targetSeq);
      const refusal = refuseResolution({
        status: now.status,
        open: dispute.state === 'waiting' && target?.standing === 'disputed',
        ownEntry: target?.response.actorId === actorId,
        ownRequest,
        ownHousehold,
      });
      if (refusal !== undefined) return refusal;
      const fields = {
        target: dispute.targetSeq,
        result: upheld,
        reason: { word: evidence, words },
        ...(body.photo === undefined ? {} : { photo: body.photo }),
      };
      return staffEntry(parts, now, door, actorId, { t: 'disputeResolve', fields });
    },
  });
  if (isRefusal(written)) return written;
  const settled = await findCase(parts, caller, disputeId, 'dispute', DECIDING_ROLES);
  return settled === undefined ? refuse('request/not-found') : presentDisputeFile(parts, caller, settled);
}
