import type { Option, Question } from '../../shared/round/question.ts';
import type { DemoItem } from './demoItems.ts';

/** 要 · 不要 · 无所谓. */
export const STANCE_OPTIONS: readonly Option[] = [
  { optionId: 'yes', label: '要' },
  { optionId: 'no', label: '不要' },
  { optionId: 'indifferent', label: '无所谓' },
];

const ACCEPT_OPTIONS: readonly Option[] = [
  { optionId: 'accept', label: '同意' },
  { optionId: 'careful', label: '同意，但施工要小心' },
  { optionId: 'object', label: '不同意（请写原因）' },
];

const SIGN_UP_OPTIONS: readonly Option[] = [
  { optionId: 'join', label: '我要报名' },
  { optionId: 'later', label: '先不报名' },
  { optionId: 'ask', label: '想先问清楚' },
];

const DISTURB_OPTIONS: readonly Option[] = [
  { optionId: 'noon', label: '中午 12 点到 2 点半不施工' },
  { optionId: 'evening', label: '晚上 6 点以后不施工' },
  { optionId: 'notice', label: '停水停电提前三天通知' },
  { optionId: 'stair', label: '修完一个楼道再修下一个' },
  { optionId: 'path', label: '给老人、轮椅留出好走的路' },
];

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
  const everybody = { scope: 'community', section: 'basic', touchesProperty: false } as const;
  const urgent: Question = {
    questionId: 'basic-urgent',
    type: 'multiple',
    title: '这几样里，您家最盼着先修好哪几样？',
    help: '这些都会改，不用选要不要。请选一到三样。',
    required: true,
    options: entries.map((entry) => ({
      optionId: entry.item.itemId,
      label: entry.work.plain,
      ...flagOf(entry),
    })),
    min: 1,
    max: 3,
    ...everybody,
  };
  const disturb: Question = {
    questionId: 'basic-disturb',
    type: 'multiple',
    title: '怎样施工，对您家打扰最小？',
    help: '最多选三样，也可以不选。',
    required: false,
    options: DISTURB_OPTIONS,
    min: 0,
    max: 3,
    ...everybody,
  };
  const accepted = entries.filter(({ work }) => work.asked !== undefined);
  return [
    urgent,
    disturb,
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
    : { questionId, type: 'stance', required: true, options: STANCE_OPTIONS, ...base };
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

/** Anything else, in the household's own words. */
export function freeWords(title: string): Question {
  return {
    questionId: 'words',
    type: 'text',
    section: 'general',
    title,
    help: '可以不写。请不要写姓名、电话和门牌号。',
    required: false,
    scope: 'community',
    touchesProperty: false,
    maxLength: 500,
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
