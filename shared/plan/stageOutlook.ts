import { gateRefusals, type GateParticipation } from './gate.ts';
import { nextStages, type NextStages, type StagePosition } from './stageMove.ts';
import type { GateId, StageTemplate } from './stageTemplate.ts';

/** A gate that closes the way forward; the numbers (whole households) stand only where the gate compares them. */
export interface ClosedGate {
  readonly gate: GateId;
  readonly cause: 'households-missing' | 'nobody-to-ask' | 'evidence-missing';
  readonly answered?: number;
  readonly denominator?: number;
  readonly thresholdPercent?: number;
  readonly need?: number;
}

/** Where a project may go from here, and what closes the way forward; `closed` is empty when it may move on now. */
export interface StageOutlook extends NextStages {
  readonly closed: readonly ClosedGate[];
}

/** The moves open from a position with the gates asked; the same rules as the move itself, so a screen never promises more. */
export function stageOutlook(
  template: Pick<StageTemplate, 'order' | 'gates'>,
  position: StagePosition,
  participation: GateParticipation | undefined,
): StageOutlook {
  const next = nextStages(template, position);
  const { forward } = next;
  if (forward === undefined) return { ...next, closed: [] };
  const question = { from: position.from, to: forward };
  const refusals = gateRefusals(
    template,
    participation === undefined ? question : { ...question, participation },
  );
  return { ...next, closed: refusals.map(({ details }) => closedGate(details ?? {})) };
}

function closedGate(details: Readonly<Record<string, unknown>>): ClosedGate {
  return details as Readonly<Record<string, unknown>> & ClosedGate;
}
