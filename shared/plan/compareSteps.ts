import type { FieldFault } from '../refusal.ts';
import type { PlanStep } from './plan.ts';

/** What became of a part of a plan from one version to another. */
export type ChangeMark = 'added' | 'removed' | 'changed' | 'same';

/** A step of the timetable in two versions; `before` or `after` is absent where it was added or removed. */
export interface StepChange {
  readonly stepId: string;
  readonly name: string;
  readonly change: ChangeMark;
  readonly before?: PlanStep;
  readonly after?: PlanStep;
}

const datesMoved = (before: PlanStep, after: PlanStep): boolean =>
  before.startsOn !== after.startsOn || before.endsOn !== after.endsOn;
const isSame = (before: PlanStep, after: PlanStep): boolean =>
  !datesMoved(before, after) &&
  before.name === after.name &&
  before.who === after.who &&
  (before.note ?? '') === (after.note ?? '') &&
  before.stages.join() === after.stages.join();

/** What of the timetable was added, removed and changed, unchanged steps included, in the older order. */
export function compareSteps(before: readonly PlanStep[], after: readonly PlanStep[]): readonly StepChange[] {
  const kept = before.map((step): StepChange => {
    const { stepId, name } = step;
    const next = after.filter((other) => other.stepId === stepId)[0];
    if (next === undefined) return { stepId, name, change: 'removed', before: step };
    return {
      stepId,
      name: next.name,
      change: isSame(step, next) ? 'same' : 'changed',
      before: step,
      after: next,
    };
  });
  const added = after
    .filter(({ stepId }) => before.every((step) => step.stepId !== stepId))
    .map((step): StepChange => ({ stepId: step.stepId, name: step.name, change: 'added', after: step }));
  return [...kept, ...added];
}

/**
 * What is wrong with a new timetable: a step twice (`twice`), one that ends before it begins (`before-start`), or one
 * whose dates were moved without a note of its own that says why (`required`).
 */
export function stepFaults(before: readonly PlanStep[], after: readonly PlanStep[]): readonly FieldFault[] {
  return after.flatMap((step, index): FieldFault[] => {
    const place = `steps[${index}]`;
    const first = after.findIndex(({ stepId }) => stepId === step.stepId);
    const earlier = before.filter(({ stepId }) => stepId === step.stepId)[0];
    const note = (step.note ?? '').trim();
    const unexplained =
      earlier !== undefined &&
      datesMoved(earlier, step) &&
      (note === '' || note === (earlier.note ?? '').trim());
    return [
      ...(first === index ? [] : [{ path: `${place}.stepId`, code: 'twice' }]),
      ...(step.endsOn < step.startsOn ? [{ path: `${place}.endsOn`, code: 'before-start' }] : []),
      ...(unexplained ? [{ path: `${place}.note`, code: 'required' }] : []),
    ];
  });
}
