import { randomUUID } from 'node:crypto';
import type { StageChanged } from '../../shared/community/communityApi.ts';
import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import { gateRefusals } from '../../shared/plan/gate.ts';
import { gatesOnMove, gatesReopened, refuseStageMove } from '../../shared/plan/stageMove.ts';
import type { Stage } from '../../shared/plan/stageTemplate.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { Clock } from '../clock.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import type { CommunityRecord } from './communityModel.ts';
import { gateRound } from './gateRound.ts';
import { outlookFacts, templateOf } from './stageStanding.ts';

/** A move as it is asked for. */
export interface StageMoveRequest {
  readonly to: Stage;
  readonly reason?: string;
  readonly evidence?: string;
}

/**
 * Moves a community to another stage, or says which gate stands in the way, with its numbers, everything it lacks and
 * the clause they come from. Decided on the log at exactly the size at which the move is written: not one household
 * earlier. The entry names the gates it passed, those it passed by a waiver, and those that going back re-opens.
 */
export async function moveStage(
  { ledger, clock }: { readonly ledger: CommunityLedger; readonly clock: Clock },
  actorId: string,
  community: CommunityRecord,
  { to, reason, evidence }: StageMoveRequest,
): Promise<StageChanged | Refusal> {
  const template = templateOf(community);
  const written = await ledger.append({
    log: community._id,
    actor: actorId,
    clientKey: `stage:${randomUUID()}`,
    request: to,
    decide: (state) => {
      const from = state.stage;
      const position = state.leftFrom === undefined ? { from } : { from, leftFrom: state.leftFrom };
      const because = reason === undefined ? {} : { reason };
      const notAllowed = refuseStageMove(template, { ...position, to, ...because });
      if (notAllowed !== undefined) return notAllowed;
      const [closed] = gateRefusals(template, { from, to, ...outlookFacts(state, clock.now()) });
      if (closed !== undefined) {
        if (closed.details?.['gate'] !== 'G1') return closed;
        const source = gateRound(state)?.terms.rule.thresholdSource ?? null;
        return refuse('stage/gate-closed', { ...closed.details, thresholdSource: source });
      }
      const onWay = gatesOnMove(template, { from, to });
      return {
        t: 'stage',
        d: {
          from,
          to,
          ...because,
          ...(evidence === undefined ? {} : { evidence }),
          ...some('passed', onWay),
          ...some(
            'waived',
            onWay.filter((gate) => state.waivers.has(gate)),
          ),
          ...some('reopened', gatesReopened(template, { from, to })),
        },
        fields: { actor: actorId },
      };
    },
  });
  if (isRefusal(written)) return written;
  const from = written.entry.leaf.d?.['from'] as Stage;
  return { communityId: community._id, from, to, seq: written.receipt.seq };
}

function some(name: string, gates: readonly string[]): { readonly [name: string]: LedgerValue } {
  return gates.length === 0 ? {} : { [name]: [...gates] };
}
