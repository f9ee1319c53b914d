import type { Question } from '../../question.ts';
import {
  SATISFACTION_DIMENSIONS,
  SATISFACTION_DIMENSION_WORDS,
} from '../../satisfaction/satisfactionDimension.ts';
import { aboutItem, freeWords, GENERAL, stanceOptions } from './questionParts.ts';
import type { TemplateSource } from './templateSource.ts';

/** The items that a template asks about, and where those of unit scope are. */
type AskedAbout = Pick<TemplateSource, 'items' | 'unitIds'>;

/** 意愿征集: whether to renovate at all, before anything is drawn; whoever does not want to is asked why. */
export function willingnessQuestions(): readonly Question[] {
  return [
    {
      ...GENERAL,
      questionId: 'willing',
      type: 'stance',
      title: '您家愿意我们小区参加这次改造吗？',
      help: '现在还没有方案和图纸，先问愿意不愿意；方案出来以后会再问一次。',
      required: true,
      touchesProperty: true,
      options: stanceOptions('愿意', '不愿意'),
    },
    {
      ...GENERAL,
      questionId: 'worry',
      type: 'text',
      title: '您最担心的是什么？',
      help: '一两句就可以，不用写姓名和门牌号。',
      required: false,
      maxLength: 300,
      askedIf: { questionId: 'willing', optionIds: ['no'] },
    },
    {
      ...GENERAL,
      questionId: 'trouble',
      type: 'multiple',
      title: '小区里哪里最让您难受？',
      help: '最多选两样。',
      required: false,
      options: [
        { optionId: 'water', label: '上下水、暖气' },
        { optionId: 'road', label: '道路、停车' },
        { optionId: 'house', label: '屋顶、墙面、楼道' },
        { optionId: 'elder', label: '老人孩子没地方去' },
      ],
      min: 0,
      max: 2,
    },
    freeWords('您希望怎么改？'),
  ];
}

/** 方案确认: one stance on the whole and one on each item of the published version; 不同意 needs its reason. */
export function confirmationQuestions(source: AskedAbout): readonly Question[] {
  const options = stanceOptions('同意', '不同意');
  return [
    {
      ...GENERAL,
      questionId: 'agree',
      type: 'stance',
      title: '这份改造方案和图纸，您家同意吗？',
      help: '涉及业主共同决定的项目还要另外表决，这里不能代替。',
      required: true,
      touchesProperty: true,
      options,
      reasonRequiredFor: ['no'],
    },
    ...source.items
      .filter(({ scope }) => scope !== 'household')
      .map((item): Question => ({
        questionId: `confirm-${item.itemId}`,
        type: 'stance',
        title: `“${item.name}”照图纸这样做，您家同意吗？`,
        required: false,
        options,
        reasonRequiredFor: ['no'],
        ...aboutItem(item, source),
      })),
    freeWords('方案里还有哪里要改？'),
  ];
}

/** 效果评价: the dimensions, a mark for every item of the plan, and for low marks what is wrong. */
export function satisfactionQuestions(source: AskedAbout): readonly Question[] {
  return [
    {
      ...GENERAL,
      questionId: 'marks',
      type: 'matrix',
      title: '改完以后，您觉得怎么样？',
      help: '每一行从“很不满意”到“很满意”选一个。',
      required: true,
      rows: SATISFACTION_DIMENSIONS.map((dimension) => ({
        rowId: dimension,
        label: SATISFACTION_DIMENSION_WORDS[dimension].label,
        dimension,
      })),
    },
    ...source.items.map((item): Question => {
      const { scope } = aboutItem(item, source);
      return {
        ...GENERAL,
        scope,
        itemId: item.itemId,
        questionId: `mark-${item.itemId}`,
        type: 'rating',
        title: `“${item.name}”做得怎么样？`,
        required: false,
      };
    }),
    {
      ...GENERAL,
      questionId: 'solved',
      type: 'single',
      title: '发现的问题，找人修，修好了吗？',
      required: false,
      options: [
        { optionId: 'none', label: '没发现问题' },
        { optionId: 'yes', label: '修好了' },
        { optionId: 'no', label: '没修好' },
      ],
    },
    {
      ...GENERAL,
      questionId: 'unsolved',
      type: 'text',
      title: '哪里没修好？',
      help: '写在哪里、什么毛病，不用写姓名和门牌号。',
      required: true,
      maxLength: 500,
      askedIf: { questionId: 'solved', optionIds: ['no'] },
    },
    freeWords('还有什么想说的？'),
  ];
}

/** 问卷: one question of a kind to begin with, the second asked only of those whom it concerns. */
export function surveyQuestions(): readonly Question[] {
  return [
    {
      ...GENERAL,
      questionId: 'q1',
      type: 'single',
      title: '您家常在小区里停车吗？',
      required: true,
      options: [
        { optionId: 'often', label: '常停' },
        { optionId: 'seldom', label: '偶尔停' },
        { optionId: 'never', label: '不停' },
      ],
    },
    {
      ...GENERAL,
      questionId: 'q2',
      type: 'rating',
      title: '现在停车方便吗？',
      required: true,
      askedIf: { questionId: 'q1', optionIds: ['often', 'seldom'] },
    },
    freeWords('还有什么想说的？'),
  ];
}

/** 业主表决: one stance per item that the owners must decide; convenor, notice and rules are filled in by hand. */
export function statutoryQuestions(source: TemplateSource): readonly Question[] {
  return source.items
    .filter(({ legalEffect }) => legalEffect !== undefined)
    .map((item): Question => ({
      questionId: `vote-${item.itemId}`,
      type: 'stance',
      title: `是否同意“${item.name}”？`,
      required: true,
      options: [
        { optionId: 'yes', label: '同意' },
        { optionId: 'no', label: '不同意' },
        { optionId: 'indifferent', label: '弃权' },
      ],
      ...aboutItem(item, source),
    }));
}
