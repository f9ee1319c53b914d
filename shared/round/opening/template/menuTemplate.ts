import type { Question } from '../../question.ts';
import { ACCEPT_OPTIONS, DISTURB_QUESTION, SIGN_UP_OPTIONS, urgentQuestion } from './menuParts.ts';
import { aboutItem, freeWords, itemOptions, stanceOptions } from './questionParts.ts';
import type { TemplateItem, TemplateSource } from './templateSource.ts';

/** Part of what all 提升类 items cost that a menu offers to spend, in whole per cent (示例默认). */
const UPGRADE_BUDGET_PERCENT = 60;
const BUDGET_STEP_FEN = 1_000_00;

function basicQuestions(items: readonly TemplateItem[], source: TemplateSource): Question[] {
  const urgent = items.length < 2 ? [] : [urgentQuestion(itemOptions(items, false))];
  const objections = items.map((item): Question => ({
    questionId: `basic-${item.itemId}`,
    type: 'single',
    title: `“${item.name}”会列入改造，您家同意吗？`,
    required: false,
    options: ACCEPT_OPTIONS,
    reasonRequiredFor: ['object'],
    ...aboutItem(item, source),
  }));
  return items.length === 0 ? [] : [...urgent, DISTURB_QUESTION, ...objections];
}

/** A household's own parts are signed up for; everything else takes a stance. */
function improveQuestion(item: TemplateItem, source: TemplateSource): Question {
  const questionId = `${item.class}-${item.itemId}`;
  if (item.scope === 'household') {
    return {
      questionId,
      type: 'single',
      title: `您家要不要报名“${item.name}”？`,
      required: false,
      options: SIGN_UP_OPTIONS,
      ...aboutItem(item, source),
    };
  }
  return {
    questionId,
    type: 'stance',
    title: `要不要“${item.name}”？`,
    required: true,
    options: stanceOptions('要', '不要'),
    ...aboutItem(item, source),
  };
}

/** Whole fen for the 提升类, in steps of 1 000 yuan: buys some and not all; 0 where nothing is priced. */
export function upgradeBudget(items: readonly TemplateItem[]): number {
  const costs = items.filter((item) => item.class === 'upgrade').map(({ costFen }) => costFen ?? 0);
  const all = costs.reduce((sum, cost) => sum + cost, 0);
  const dearest = costs.reduce((most, cost) => Math.max(most, cost), 0);
  const share = Math.floor((all * UPGRADE_BUDGET_PERCENT) / 100 / BUDGET_STEP_FEN) * BUDGET_STEP_FEN;
  return Math.max(share, dearest);
}

function upgradeQuestions(
  items: readonly TemplateItem[],
  budgetFen: number,
  source: TemplateSource,
): Question[] {
  if (items.length < 2) return items.map((item) => improveQuestion(item, source));
  const common = {
    required: false,
    scope: 'community',
    section: 'upgrade',
    touchesProperty: items.some(({ legalEffect }) => legalEffect !== undefined),
    options: itemOptions(items, true),
  } as const;
  return budgetFen > 0
    ? [
        {
          questionId: 'upgrade-basket',
          type: 'basket',
          title: '还有一笔钱，您想先添哪几样？',
          help: '挑的东西加起来不超过预算就行。',
          budgetFen,
          ...common,
        },
      ]
    : [
        {
          questionId: 'upgrade-pick',
          type: 'multiple',
          title: '以后有钱了，您想先添哪几样？',
          help: '最多选三样。',
          min: 0,
          max: Math.min(3, items.length),
          ...common,
        },
      ];
}

/** 点菜: the three classes of the menu in order, each asked by its own rule, then free words. */
export function menuQuestions(source: TemplateSource): readonly Question[] {
  const ofClass = (itemClass: TemplateItem['class']): readonly TemplateItem[] =>
    source.items.filter((item) => item.class === itemClass);
  return [
    ...basicQuestions(ofClass('basic'), source),
    ...ofClass('improve').map((item) => improveQuestion(item, source)),
    ...upgradeQuestions(ofClass('upgrade'), upgradeBudget(source.items), source),
    freeWords('还有什么想对我们说的？'),
  ];
}
