import { PRECEDENCE } from '../../shared/round/precedence.ts';
import type { Question } from '../../shared/round/question.ts';
import { CHANNELS, type PlanVersionRef, type RoundRule, type RoundTerms } from '../../shared/round/round.ts';
import { demoPolicy } from '../documents/demoPolicy.ts';
import { chinaHour } from './chinaDay.ts';
import type { CommunityPlan, RoundPlan } from './communityPlan.ts';
import type { DemoItem } from './demoItems.ts';
import type { DemoTimeline } from './demoTimeline.ts';
import { menuQuestions, upgradeBudgetFen } from './menuQuestions.ts';
import { confirmationQuestions, satisfactionQuestions, willingnessQuestions } from './otherQuestions.ts';
import { surveyQuestions } from './surveyQuestions.ts';

/** Each kind's stage, the days of that stage on which it opens and closes, and what it is called. */
const KINDS = {
  willingness: { stage: 'willingness', opensOn: 2, closesOn: 22, title: '改造意愿征集' },
  menu: { stage: 'solicit', opensOn: 3, closesOn: 73, title: '改造菜单点菜' },
  confirmation: { stage: 'confirm', opensOn: 2, closesOn: 22, title: '改造方案确认' },
  satisfaction: { stage: 'evaluate', opensOn: 3, closesOn: 33, title: '改造效果评价' },
} as const satisfies Record<Exclude<RoundPlan['kind'], 'survey'>, unknown>;

/** 效果评价 once more, when residents have lived with the works for a while. */
const AGAIN = { stage: 'care', opensOn: 60, closesOn: 90, title: '改造效果再评价' } as const;

const SURVEY_DAYS = 21;

/** A survey belongs to no stage: it runs since a week, or is to begin in one. */
function surveyWindow({ stage, dayOfStage }: CommunityPlan, { reaches }: RoundPlan) {
  const opensOn = dayOfStage + (reaches === 'draft' ? 8 : -7);
  return { stage, opensOn, closesOn: opensOn + SURVEY_DAYS, title: '施工期问卷' };
}

function windowOf(plan: CommunityPlan, round: RoundPlan) {
  if (round.again === true) return AGAIN;
  return round.kind === 'survey' ? surveyWindow(plan, round) : KINDS[round.kind];
}

/** Kinds that put the items of a published plan to the households. */
const ABOUT_PLAN: readonly RoundPlan['kind'][] = ['menu', 'confirmation'];

const OPENING_HOUR = 9;
const CLOSING_HOUR = 18;

const { values } = demoPolicy;

function demoRule(budgetFen: number): RoundRule {
  return {
    thresholdPercent: values.thresholdPercent.value,
    thresholdSource: values.thresholdPercent.source,
    counts: values.counts.value,
    ...(values.denominator.value === 'wholeRoll' ? { denominator: 'wholeRoll' as const } : {}),
    answerOnce: false,
    improveMinPercent: values.improveMinPercent.value,
    basicObjectionDivisor: values.basicObjectionDivisor.value,
    upgradeBudgetFen: budgetFen,
    tieRule: 'cheaper-first',
    smallCellK: values.smallCellK.value,
    objectionDays: values.objectionDays.value,
    lateEntries: values.lateEntries.value,
  };
}

function questionsOf(kind: RoundPlan['kind'], items: readonly DemoItem[]): readonly Question[] {
  switch (kind) {
    case 'willingness':
      return willingnessQuestions;
    case 'menu':
      return menuQuestions(items);
    case 'confirmation':
      return confirmationQuestions;
    case 'satisfaction':
      return satisfactionQuestions;
    case 'survey':
      return surveyQuestions;
  }
}

/** The terms of one round of a community, its window inside the stage that it belongs to, on the plan as published. */
export function demoTerms(
  plan: CommunityPlan,
  round: RoundPlan,
  timeline: DemoTimeline,
  items: readonly DemoItem[],
  planVersion: PlanVersionRef | undefined,
): RoundTerms {
  const { communityId, name } = plan;
  const { kind, again } = round;
  const { stage, opensOn, closesOn, title } = windowOf(plan, round);
  const { from } = timeline[stage];
  return {
    roundId: `${communityId}-${kind}${again === true ? '-2' : ''}`,
    communityId,
    kind,
    title: `${name}${title}`,
    opensAt: new Date(chinaHour(from, opensOn, OPENING_HOUR)).toISOString(),
    closesAt: new Date(chinaHour(from, closesOn, CLOSING_HOUR)).toISOString(),
    questions: questionsOf(kind, items),
    ...(round.listedBy === undefined
      ? { disclosure: 'aggregate' as const }
      : { disclosure: 'pseudonymous' as const, disclosureBasis: round.listedBy }),
    rule: demoRule(kind === 'menu' ? upgradeBudgetFen(items) : 0),
    precedence: PRECEDENCE,
    channels: CHANNELS,
    ...(planVersion !== undefined && ABOUT_PLAN.includes(kind) ? { planVersion } : {}),
  };
}
