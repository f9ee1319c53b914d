import { randomUUID } from 'node:crypto';
import type { WaiverGiven } from '../../shared/community/communityApi.ts';
import { GATE_WORDS } from '../../shared/plan/gate.ts';
import { gatesOnMove, nextStages } from '../../shared/plan/stageMove.ts';
import type { GateId } from '../../shared/plan/stageTemplate.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import type { CommunityRecord } from './communityModel.ts';
import { consentLacks, legalLacks } from '../state/legalBasis.ts';
import { templateOf } from './stageStanding.ts';

/**
 * The district bureau lets a gate pass, with a reason that stands in the public log. Only the gate that the community
 * stands before can be waived, once, and G6 needs none. Legal effect cannot be waived away: a waiver of G4 is refused
 * while an item lacks its vote, resolution or consent, because no office may decide for the owners (民法典第二百七十八条).
 */
export async function waiveGate(
  { ledger }: { readonly ledger: CommunityLedger },
  actorId: string,
  community: CommunityRecord,
  { gate, reason }: { readonly gate: GateId; readonly reason: string },
): Promise<WaiverGiven | Refusal> {
  const template = templateOf(community);
  const written = await ledger.append({
    log: community._id,
    actor: actorId,
    clientKey: `waiver:${gate}:${randomUUID()}`,
    request: { gate, reason },
    decide: (state) => {
      const { stage: from } = state;
      const { forward } = nextStages(template, { from });
      const onWay = forward === undefined ? [] : gatesOnMove(template, { from, to: forward });
      if (!onWay.includes(gate) || !GATE_WORDS[gate].blocks) return refuse('stage/no-gate-to-waive');
      if (state.waivers.has(gate)) return refuse('stage/already-waived');
      if (gate === 'G4' && (legalLacks(state).length > 0 || consentLacks(state).length > 0))
        return refuse('stage/owners-decide');
      return {
        t: 'waiver',
        d: { gate, reason: reason.trim(), by: 'districtBureau' },
        fields: { actor: actorId },
      };
    },
  });
  if (isRefusal(written)) return written;
  return { communityId: community._id, gate, seq: written.receipt.seq };
}
