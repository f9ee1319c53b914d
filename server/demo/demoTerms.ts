import type { Question } from '../../shared/round/question.ts';
import { CHANNELS, type RoundRule, type RoundTerms } from '../../shared/round/round.ts';
import { demoPolicy } from '../documents/demoPolicy.ts';
import { chinaHour } from './chinaDay.ts';
import type { CommunityPlan, RoundPlan } from './communityPlan.ts';
import type { DemoItem } from './demoItems.ts';
import type { DemoTimeline } from './demoTimeline.ts';
import { menuQuestions, upgradeBudgetFen } from './menuQuestions.ts';
import { confirmationQuestions, satisfactionQuestions, willingnessQuestions } from './otherQuestions.ts';

/** Each kind's stage, the days of that stage on which it opens and closes, and what it is called. */
const KINDS = {
  willingness: { stage: 'willingness', opensOn: 2, closesOn: 22, title: '小区改造意愿征集' },
  menu: { stage: 'solicit', opensOn: 3, closesOn: 73, title: '改造菜单点菜' },
  confirmation: { stage: 'confirm', opensOn: 2, closesOn: 22, title: '改造方案确认' },
  satisfaction: { stage: 'evaluate', opensOn: 3, closesOn: 33, title: '改造效果评价' },
} as const satisfies Record<RoundPlan['kind'], unknown>;

const OPENING_HOUR = 9;
const CLOSING_HOUR = 18;

const PRECEDENCE_TEXT =
  '一户只算一份。同一户答了不止一次的，逐题来看：涉及产权和出钱的题，先看业主，再看家属，再看租户；' +
  '其他的题，住在这里的人一样算。身份相同时，自己在手机上答的和当面核对过身份签字的纸质表排在前，' +
  '代交的和普通纸质表其次，口头告诉工作人员的再次；排位一样的，以后一次为准。前面的答复都保留，不会删掉。';

const { values } = demoPolicy;

function demoRule(budgetFen: number): RoundRule {
  return {
    thresholdPercent: values.thresholdPercent.value,
    thresholdSource: values.thresholdPercent.source,
    counts: values.counts.value,
    answerOnce: false,
    improveMinPercent: values.improveMinPercent.value,
    basicObjectionDivisor: values.basicObjectionDivisor.value,
    upgradeBudgetFen: budgetFen,
    tieRule: 'cheaper-first',
    smallCellK: values.smallCellK.value,
    objectionDays: values.objectionDays.value,
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
  }
}

/** The terms of one round of a community, its window inside the stage that it belongs to. */
export function demoTerms(
  { communityId, name }: CommunityPlan,
  kind: RoundPlan['kind'],
  timeline: DemoTimeline,
  items: readonly DemoItem[],
): RoundTerms {
  const { stage, opensOn, closesOn, title } = KINDS[kind];
  const { from } = timeline[stage];
  return {
    roundId: `${communityId}-${kind}`,
    communityId,
    kind,
    title: `${name}${title}`,
    opensAt: new Date(chinaHour(from, opensOn, OPENING_HOUR)).toISOString(),
    closesAt: new Date(chinaHour(from, closesOn, CLOSING_HOUR)).toISOString(),
    questions: questionsOf(kind, items),
    disclosure: 'aggregate',
    rule: demoRule(kind === 'menu' ? upgradeBudgetFen(items) : 0),
    precedence: { order: 'relation-then-act', text: PRECEDENCE_TEXT },
    channels: CHANNELS,
  };
}
