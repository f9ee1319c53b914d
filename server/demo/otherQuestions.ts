import type { Question } from '../../shared/round/question.ts';
import { freeWords, STANCE_OPTIONS } from './menuQuestions.ts';

const everybody = { scope: 'community', section: 'general' } as const;

/** 意愿征集: whether to renovate at all, before anything is drawn. */
export const willingnessQuestions: readonly Question[] = [
  {
    questionId: 'willing',
    type: 'stance',
    title: '您家愿意我们小区参加这次改造吗？',
    help: '现在还没有方案和图纸，先问愿意不愿意；方案出来以后会再问一次。',
    required: true,
    touchesProperty: true,
    options: STANCE_OPTIONS.map(({ optionId }) => ({
      optionId,
      label: { yes: '愿意', no: '不愿意' }[optionId] ?? '无所谓',
    })),
    ...everybody,
  },
  {
    questionId: 'trouble',
    type: 'multiple',
    title: '小区里哪里最让您难受？',
    help: '最多选两样。',
    required: false,
    touchesProperty: false,
    options: [
      { optionId: 'water', label: '上下水、暖气' },
      { optionId: 'road', label: '道路、停车' },
      { optionId: 'house', label: '屋顶、墙面、楼道' },
      { optionId: 'elder', label: '老人孩子没地方去' },
    ],
    min: 0,
    max: 2,
    ...everybody,
  },
  freeWords('您希望怎么改？'),
];

/** 方案确认: asked a second time, with the drawings on the table. */
export const confirmationQuestions: readonly Question[] = [
  {
    questionId: 'agree',
    type: 'stance',
    title: '这份改造方案和图纸，您家同意吗？',
    help: '涉及业主共同决定的项目还要另外表决，这里不能代替。',
    required: true,
    touchesProperty: true,
    options: STANCE_OPTIONS.map(({ optionId }) => ({
      optionId,
      label: { yes: '同意', no: '不同意' }[optionId] ?? '无所谓',
    })),
    reasonRequiredFor: ['no'],
    ...everybody,
  },
  freeWords('方案里还有哪里要改？'),
];

/** 效果评价: three dimensions (示例默认) and the six words of 象政〔2020〕8号. */
export const satisfactionQuestions: readonly Question[] = [
  {
    questionId: 'marks',
    type: 'matrix',
    title: '改完以后，您觉得怎么样？',
    help: '每一行从 1（很不满意）到 5（很满意）选一个。',
    required: true,
    touchesProperty: false,
    rows: [
      { rowId: 'content', label: '改造内容', dimension: 'content' },
      { rowId: 'process', label: '过程管理', dimension: 'process' },
      { rowId: 'care', label: '长效管理', dimension: 'care' },
      { rowId: 'pipes', label: '管通', dimension: 'pipes' },
      { rowId: 'roads', label: '路平', dimension: 'roads' },
      { rowId: 'lamps', label: '灯亮', dimension: 'lamps' },
      { rowId: 'tidy', label: '整洁', dimension: 'tidy' },
      { rowId: 'safe', label: '安全', dimension: 'safe' },
      { rowId: 'orderly', label: '有序', dimension: 'orderly' },
    ],
    ...everybody,
  },
  freeWords('还有哪里没弄好？'),
];
