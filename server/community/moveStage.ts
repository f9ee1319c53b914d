import { randomUUID } from 'node:crypto';
import type { StageChanged } from '../../shared/community/communityApi.ts';
import { gateRefusals } from '../../shared/plan/gate.ts';
import { refuseStageMove } from '../../shared/plan/stageMove.ts';
import type { Stage } from '../../shared/plan/stageTemplate.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import { findStageTemplate } from '../documents/stageTemplates.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import type { CommunityRecord } from './communityModel.ts';
import { gateParticipation, gateRound } from './presentCommunity.ts';

/**
 * Moves a community to another stage, or says which gate stands in the way, with its numbers and the clause they come
 * from. Decided on the log at exactly the size at which the move is written: not one household earlier.
 */
export async function moveStage(
  ledger: CommunityLedger,
  actorId: string,
  community: CommunityRecord,
  move: { readonly to: Stage; readonly reason?: string; readonly evidence?: string },
): Promise<StageChanged | Refusal> {
  const template = findStageTemplate(community.templateId);
  if (template === undefined) throw new Error(`There is no stage template ${community.templateId}.`);
  const { to, reason, evidence } = move;
  const written = await ledger.append({
    log: community._id,
    actor: actorId,
    clientKey: `stage:${randomUUID()}`,
    request: to,
    decide: (state) => {
      const from = state.stage;
      const position = state.leftFrom === undefined ? { from } : { from, leftFrom: state.leftFrom };
      const notAllowed = refuseStageMove(template, {
        ...position,
        to,
        ...(reason === undefined ? {} : { reason }),
      });
      if (notAllowed !== undefined) return notAllowed;
      const participation = gateParticipation(state);
      const [closed] = gateRefusals(template, {
        from,
        to,
        ...(participation === undefined ? {} : { participation }),
      });
      if (closed !== undefined) {
        const source = gateRound(state)?.terms.rule.thresholdSource ?? null;
        return refuse('stage/gate-closed', { ...closed.details, thresholdSource: source });
      }
      return {
        t: 'stage',
        d: {
          from,
          to,
          ...(reason === undefined ? {} : { reason }),
          ...(evidence === undefined ? {} : { evidence }),
        },
        fields: { actor: actorId },
      };
    },
  });
  if (isRefusal(written)) return written;
  const from = written.entry.leaf.d?.['from'] as Stage;
  return { communityId: community._id, from, to, seq: written.receipt.seq };
}
