import type { PlanStep } from '../../../shared/plan/plan.ts';
import type { Stage } from '../../../shared/plan/stageTemplate.ts';
import type { TimelineStep } from '../components/Timeline.tsx';
import { dateText } from '../words/dates.ts';

/**
 * The timetable as a path. A step that holds the project's stage is where we are; those that stand before the first
 * such step are done, the rest come later. Off the path (暂停, 转入下一年度) nothing is "now" and nothing is guessed.
 */
export function planSteps(steps: readonly PlanStep[], stage: Stage): readonly TimelineStep[] {
  const here = steps.findIndex((step) => step.stages.includes(stage));
  return steps.map((step, index) => ({
    id: step.stepId,
    title: step.name,
    when: `${dateText(step.startsOn)} 至 ${dateText(step.endsOn)}`,
    state: step.stages.includes(stage) ? 'now' : here >= 0 && index < here ? 'done' : 'next',
    lines: [`谁来办：${step.who}`, ...(step.note === undefined ? [] : [step.note])],
  }));
}

/** Who must act now, in the words of the timetable. */
export function whoActsNow(steps: readonly PlanStep[], stage: Stage): string | undefined {
  return steps.find((step) => step.stages.includes(stage))?.who;
}
