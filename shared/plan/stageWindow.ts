import type { PlanStep } from './plan.ts';
import type { Stage } from './stageTemplate.ts';

/** When a community is to be done with its stage, by its own plan. Days are `YYYY-MM-DD` in China time. */
export interface StageWindow {
  readonly stepId: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly who: string;
  /** Whole days since the last day of the window; 0 in time. */
  readonly daysLate: number;
  /** Other steps whose window is open on the same day. */
  readonly alongside: readonly string[];
}

const DAY_MS = 86_400_000;

/** The window of the stage: of several steps that name it, the one that ends last. Null where the plan is silent. */
export function stageWindow(steps: readonly PlanStep[], stage: Stage, today: string): StageWindow | null {
  const own = steps.filter((step) => step.stages.indexOf(stage) >= 0);
  const last = own.reduce<PlanStep | undefined>(
    (latest, step) => (latest === undefined || step.endsOn > latest.endsOn ? step : latest),
    undefined,
  );
  if (last === undefined) return null;
  const { stepId, name, startsOn, endsOn, who } = last;
  const alongside = steps
    .filter((step) => step.stepId !== stepId && step.startsOn <= today && today <= step.endsOn)
    .map((step) => step.name);
  return { stepId, name, startsOn, endsOn, who, daysLate: daysAfter(endsOn, today), alongside };
}

function daysAfter(last: string, today: string): number {
  const days = (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${last}T00:00:00Z`)) / DAY_MS;
  return Math.max(0, Math.round(days));
}
