import type { Question } from '../../shared/round/question.ts';
import {
  ACCEPT_OPTIONS,
  DISTURB_QUESTION,
  SIGN_UP_OPTIONS,
  urgentQuestion,
} from '../../shared/round/opening/template/menuParts.ts';
import { freeWords, stanceOptions } from '../../shared/round/opening/template/questionParts.ts';
import type { DemoItem } from './demoItems.ts';

/** Money for the upgrade class, as a part of what all of it would cost, in per cent. */
const UPGRADE_BUDGET_PERCENT = 62;

/** Whole yuan with thin groups: 9 000. */
function yuan(fen: number): string {
  return String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ' ');
}

function shareText({ item }: DemoItem): string {
  return item.shareFen === 0 ? '您家不用出钱。' : `您家预计分摊约 ${yuan(item.shareFen)} 元。`;
}

function aboutItem(entry: DemoItem) {
  const { item, template, work } = entry;
  return {
    title: work.asked ?? '',
    help: `${work.help ?? ''}${shareText(entry)}`,
    scope: entry.unitIds,
    touchesProperty: template.touchesProperty || item.shareFen > 0,
    itemId: item.itemId,
    ...flagOf(entry),
  };
}

/** 需业主表决, where the work touches a matter of the owners. */
function flagOf({ item: { legalEffect } }: DemoItem): { readonly legalEffect?: string } {
  return legalEffect === undefined ? {} : { legalEffect };
}

function basicQuestions(entries: readonly DemoItem[]): readonly Question[] {
  const urgent = urgentQuestion(
    entries.map((entry) => ({ optionId: entry.item.itemId, label: entry.work.plain, ...flagOf(entry) })),
  );
  const accepted = entries.filter(({ work }) => work.asked !== undefined);
  return [
    urgent,
    DISTURB_QUESTION,
    ...accepted.map((entry): Question => ({
      questionId: `basic-${entry.item.itemId}`,
      type: 'single',
      section: 'basic',
      required: false,
      options: ACCEPT_OPTIONS,
      reasonRequiredFor: ['object'],
      ...aboutItem(entry),
    })),
  ];
}

/** A household's own parts are signed up for; everything else of the class takes a stance. */
function improveQuestion(entry: DemoItem): Question {
  const base = { section: 'improve', ...aboutItem(entry) } as const;
  const questionId = `improve-${entry.item.itemId}`;
  return entry.item.scope === 'household'
    ? { questionId, type: 'single', required: false, options: SIGN_UP_OPTIONS, ...base }
    : { questionId, type: 'stance', required: true, options: stanceOptions('要', '不要'), ...base };
}

/** Whole fen for the upgrade class, in steps of 1 000 yuan; any one work fits, all of them do not. */
export function upgradeBudgetFen(entries: readonly DemoItem[]): number {
  const costs = entries.filter(({ item }) => item.class === 'upgrade').map(({ item }) => item.costFen);
  const sum = costs.reduce((total, cost) => total + cost, 0);
  return Math.floor((sum * UPGRADE_BUDGET_PERCENT) / 100 / 1_000_00) * 1_000_00;
}

function upgradeQuestion(entries: readonly DemoItem[], budgetFen: number): Question {
  return {
    questionId: 'upgrade-basket',
    type: 'basket',
    section: 'upgrade',
    title: '还有一笔钱，您想先添哪几样？',
    help: `一共 ${yuan(budgetFen)} 元，挑的东西加起来不超过它就行。您家不用出钱。`,
    required: false,
    scope: 'community',
    touchesProperty: entries.some(({ template }) => template.touchesProperty),
    options: entries.map((entry) => ({
      optionId: entry.item.itemId,
      label: entry.work.plain,
      costFen: entry.item.costFen,
      ...flagOf(entry),
    })),
    budgetFen,
  };
}

/** The ballot of a menu round: the three classes in order, each asked by its own rule, then free words. */
export function menuQuestions(entries: readonly DemoItem[]): readonly Question[] {
  const ofClass = (itemClass: DemoItem['item']['class']) =>
    entries.filter(({ item }) => item.class === itemClass);
  return [
    ...basicQuestions(ofClass('basic')),
    ...ofClass('improve').map(improveQuestion),
    upgradeQuestion(ofClass('upgrade'), upgradeBudgetFen(entries)),
    freeWords('还有什么想对我们说的？'),
  ];
}
