import type { Option, Question } from '../../question.ts';

/** 基础类 is done in any case: whoever objects to a work says why. */
export const ACCEPT_OPTIONS: readonly Option[] = [
  { optionId: 'accept', label: '同意' },
  { optionId: 'careful', label: '同意，但施工要小心' },
  { optionId: 'object', label: '不同意（请写原因）' },
];

/** For the household's own parts. */
export const SIGN_UP_OPTIONS: readonly Option[] = [
  { optionId: 'join', label: '我要报名' },
  { optionId: 'later', label: '先不报名' },
  { optionId: 'ask', label: '想先问清楚' },
];

const BASIC = { scope: 'community', section: 'basic', touchesProperty: false } as const;
const MOST_URGENT = 3;

/** Which of the 基础类 works is wanted first. */
export function urgentQuestion(options: readonly Option[]): Question {
  return {
    questionId: 'basic-urgent',
    type: 'multiple',
    title: '这几样里，您家最盼着先修好哪几样？',
    help: '这些都会改，不用选要不要。请选一到三样。',
    required: true,
    options,
    min: 1,
    max: Math.min(MOST_URGENT, options.length),
    ...BASIC,
  };
}

/** How to build so that it disturbs least. */
export const DISTURB_QUESTION: Question = {
  questionId: 'basic-disturb',
  type: 'multiple',
  title: '怎样施工，对您家打扰最小？',
  help: '最多选三样，也可以不选。',
  required: false,
  options: [
    { optionId: 'noon', label: '中午 12 点到 2 点半不施工' },
    { optionId: 'evening', label: '晚上 6 点以后不施工' },
    { optionId: 'notice', label: '停水停电提前三天通知' },
    { optionId: 'stair', label: '修完一个楼道再修下一个' },
    { optionId: 'path', label: '给老人、轮椅留出好走的路' },
  ],
  min: 0,
  max: 3,
  ...BASIC,
};
