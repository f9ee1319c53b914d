import { chinaDayOf } from '../../shared/chinaTime.ts';
import type { PlanStep } from '../../shared/plan/plan.ts';
import type { Stage, StageTemplate } from '../../shared/plan/stageTemplate.ts';
import { DAY } from './chinaDay.ts';
import type { DemoTimeline } from './demoTimeline.ts';

type StepWords = Omit<PlanStep, 'startsOn' | 'endsOn'>;

/** Steps for the stages that a document's timetable passes over, so that no stage is missing on the path. */
const ADDED_STEPS: readonly StepWords[] = [
  { stepId: 'hear', name: '意愿征集', stages: ['willingness'], who: '社区' },
  { stepId: 'solicit', name: '征集意见·点菜', stages: ['solicit'], who: '社区、小区改造委员会、全体住户' },
  { stepId: 'draw', name: '方案编制', stages: ['design'], who: '设计单位' },
  {
    stepId: 'publish',
    name: '方案公示和确认',
    stages: ['publicity', 'confirm'],
    who: '街道、社区、全体住户',
  },
  { stepId: 'experts', name: '专家评审', stages: ['review'], who: '区住建部门' },
  { stepId: 'list', name: '列入计划', stages: ['listed'], who: '区住建部门' },
  { stepId: 'hand-over', name: '移交', stages: ['handover'], who: '街道、社区' },
  { stepId: 'rate', name: '效果评价', stages: ['evaluate'], who: '社区、全体住户' },
  { stepId: 'keep', name: '长效管理', stages: ['care'], who: '街道、社区、物业服务单位' },
];

/**
 * The community's timetable: the steps of the document it follows, and added ones where the document is silent, each
 * with the dates of this demonstration instead of the document's.
 */
export function demoSteps(template: StageTemplate, timeline: DemoTimeline): readonly PlanStep[] {
  const covered = new Set<Stage>(template.steps.flatMap((step) => step.stages));
  const own = template.steps.map(({ stepId, name, stages, who, clause, note }): StepWords => ({
    stepId,
    name,
    stages,
    who,
    note: `${note === undefined ? '' : `${note} `}步骤出自${template.source} ${clause}；日期为演示。`,
  }));
  const added = ADDED_STEPS.filter(({ stages }) => stages.every((stage) => !covered.has(stage)));
  const noted = added.map((step) => ({
    ...step,
    note: `${template.source}没有单列这一步，由演示补充；日期为演示。`,
  }));
  return [...own, ...noted]
    .map((step) => {
      const windows = template.order
        .filter((stage) => step.stages.includes(stage))
        .map((stage) => timeline[stage]);
      const from = Math.min(...windows.map((window) => window.from));
      const until = Math.max(...windows.map((window) => window.until));
      return { step, from, until };
    })
    .sort((first, second) => first.from - second.from || first.until - second.until)
    .map(({ step, from, until }) => ({
      ...step,
      startsOn: chinaDayOf(from),
      endsOn: chinaDayOf(until - DAY),
    }));
}
