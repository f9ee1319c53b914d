import { closedGates, gateWarnings, type ClosedGate, type GateParticipation } from './gate.ts';
import type { GateEvidence } from './gateEvidence.ts';
import { gatesOnMove, nextStages, type NextStages, type StagePosition } from './stageMove.ts';
import type { GateId, StageTemplate } from './stageTemplate.ts';

/** Where a project may go from here, and what closes the way forward; `closed` is empty when it may move on now. */
export interface StageOutlook extends NextStages {
  readonly closed: readonly ClosedGate[];
  /** Gates of the way forward that the district bureau lets pass in public. */
  readonly waived?: readonly GateId[];
  /** Said before moving on, without standing in the way. */
  readonly warnings?: readonly string[];
}

/** What is known beside the position. */
export interface OutlookFacts {
  readonly participation?: GateParticipation;
  readonly evidence?: GateEvidence;
  readonly waived?: readonly GateId[];
}

/** The moves open from a position, gates asked by the same rules as the move itself: a screen never promises more. */
export function stageOutlook(
  template: Pick<StageTemplate, 'order' | 'gates'>,
  position: StagePosition,
  facts: OutlookFacts,
): StageOutlook {
  const next = nextStages(template, position);
  if (next.forward === undefined) return { ...next, closed: [] };
  const move = { from: position.from, to: next.forward };
  const closed = closedGates(template, { ...move, ...facts });
  const onWay = gatesOnMove(template, move);
  const waived = onWay.filter((gate) => facts.waived?.includes(gate));
  const warnings = facts.evidence === undefined ? [] : gateWarnings(onWay, facts.evidence);
  return {
    ...next,
    closed,
    ...(waived.length === 0 ? {} : { waived }),
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}
