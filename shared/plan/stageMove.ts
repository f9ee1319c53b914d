import { refuse, type Refusal } from '../refusal.ts';
import {
  GATE_IDS,
  SIDE_STAGES,
  isMainStage,
  type GateId,
  type MainStage,
  type SideStage,
  type Stage,
  type StageTemplate,
} from './stageTemplate.ts';

/** Where a project stands. `leftFrom` is the main stage it was in when it went to a side stage. */
export interface StagePosition {
  readonly from: Stage;
  readonly leftFrom?: MainStage;
}

/** The moves open from a position, gates not yet asked. */
export interface NextStages {
  readonly forward?: MainStage;
  /** Back along the path; each needs a reason and re-opens the gates passed. */
  readonly back: readonly MainStage[];
  /** Each needs a reason. */
  readonly side: readonly SideStage[];
  /** From a side stage: the one stage to come back to. */
  readonly resume?: MainStage;
}

/** Forward one along the template, back to any earlier stage, aside, or from aside back to where it was. */
export function nextStages(template: Pick<StageTemplate, 'order'>, position: StagePosition): NextStages {
  const { from, leftFrom } = position;
  if (!isMainStage(from)) {
    const side = SIDE_STAGES.filter((stage) => stage !== from);
    return leftFrom === undefined ? { back: [], side } : { back: [], side, resume: leftFrom };
  }
  const place = template.order.indexOf(from);
  const forward = template.order[place + 1];
  const back = template.order.slice(0, place);
  const side = from === 'archived' ? [] : SIDE_STAGES;
  return forward === undefined ? { back, side } : { forward, back, side };
}

/**
 * Why a project may not move: `stage/not-allowed` when the stage cannot be reached from here in one move (`next` names
 * the one that can), `stage/reason-required` for going back, aside, or coming back after 退出. Gates are asked
 * separately.
 */
export function refuseStageMove(
  template: Pick<StageTemplate, 'order'>,
  move: StagePosition & { readonly to: Stage; readonly reason?: string },
): Refusal | undefined {
  const next = nextStages(template, move);
  const onward = next.forward ?? next.resume;
  const { to } = move;
  if (to === onward && move.from !== 'withdrawn') return undefined;
  const reachable = to === onward || (isMainStage(to) ? next.back.includes(to) : next.side.includes(to));
  if (!reachable) return refuse('stage/not-allowed', onward === undefined ? undefined : { next: onward });
  return move.reason?.trim() ? undefined : refuse('stage/reason-required');
}

/** The gates that a move must pass: those standing at the stage that a forward move leaves, none otherwise. */
export function gatesOnMove(
  template: Pick<StageTemplate, 'order' | 'gates'>,
  move: { readonly from: Stage; readonly to: Stage },
): readonly GateId[] {
  const { from, to } = move;
  if (!isMainStage(from) || !isMainStage(to)) return [];
  if (template.order.indexOf(to) <= template.order.indexOf(from)) return [];
  return GATE_IDS.filter((gateId) => template.gates[gateId] === from);
}

/** The gates that a move back makes closed again: those between the stage returned to and the stage left. */
export function gatesReopened(
  template: Pick<StageTemplate, 'order' | 'gates'>,
  move: { readonly from: Stage; readonly to: Stage },
): readonly GateId[] {
  const { from, to } = move;
  if (!isMainStage(from) || !isMainStage(to)) return [];
  const passed = template.order.slice(template.order.indexOf(to), template.order.indexOf(from));
  return GATE_IDS.filter((gateId) => passed.includes(template.gates[gateId]));
}
