import { closedGates, type ClosedGate, type GateParticipation } from './gate.ts';
import { nextStages, type NextStages, type StagePosition } from './stageMove.ts';
import type { StageTemplate } from './stageTemplate.ts';

/** Where a project may go from here, and what closes the way forward; `closed` is empty when it may move on now. */
export interface StageOutlook extends NextStages {
  readonly closed: readonly ClosedGate[];
}

/** The moves open from a position, gates asked by the same rules as the move itself: a screen never promises more. */
export function stageOutlook(
  template: Pick<StageTemplate, 'order' | 'gates'>,
  position: StagePosition,
  participation: GateParticipation | undefined,
): StageOutlook {
  const next = nextStages(template, position);
  if (next.forward === undefined) return { ...next, closed: [] };
  const move = { from: position.from, to: next.forward };
  const closed = closedGates(template, participation === undefined ? move : { ...move, participation });
  return { ...next, closed };
}
