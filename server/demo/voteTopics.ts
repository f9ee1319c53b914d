import {
  STATUTORY_LAW,
  STATUTORY_MATTER_WORDS,
  type StatutoryMatter,
} from '../../shared/round/vote/statutoryMatter.ts';
import type { StanceQuestion } from '../../shared/round/question.ts';
import type { VoteMatter } from '../../shared/round/vote/statutoryTerms.ts';
import type { DemoItem } from './demoItems.ts';

/** What a demonstration vote is about: the maintenance fund, a common ground, or the plan's items with legal effect. */
export type VoteTopic = 'fund' | 'parking' | 'items';

interface Put {
  /** The work of the plan that it decides on, where it is one. */
  readonly catalogueId?: string;
  readonly questionId: string;
  readonly title: string;
  readonly matter: StatutoryMatter;
  readonly itemId?: string;
  readonly legalEffect?: string;
  readonly scope?: StanceQuestion['scope'];
}

const TITLES: Readonly<Record<VoteTopic, string>> = {
  fund: '使用维修资金的业主表决',
  parking: '共用停车位的业主表决',
  items: '改造事项的业主表决',
};

const FIXED: Readonly<Record<Exclude<VoteTopic, 'items'>, readonly Put[]>> = {
  fund: [
    {
      questionId: 'fund',
      title: '您同意使用维修资金更换全小区的公共排水立管吗？',
      matter: 'useMaintenanceFund',
      catalogueId: 'common-parts-repair',
    },
  ],
  parking: [
    {
      questionId: 'parking',
      title: '您同意把小区北侧的空地改成全体业主共用的停车位吗？',
      matter: 'changeCommonUse',
    },
    {
      questionId: 'income',
      title: '您同意停车收入存入公共收益账户，用于小区公共部分的维护吗？',
      matter: 'otherCommon',
    },
  ],
};

function putsOf(topic: VoteTopic, items: readonly DemoItem[]): readonly Put[] {
  if (topic !== 'items')
    return FIXED[topic].map((put) => {
      const found = items.find(({ item }) => item.itemId === put.catalogueId);
      if (found === undefined) return put;
      const { itemId, legalEffect } = found.item;
      return { ...put, itemId, ...(legalEffect === undefined ? {} : { legalEffect }) };
    });
  return items.flatMap(({ item, template, unitIds }): Put[] => {
    if (template.legalEffect === 'none') return [];
    const { itemId, name, legalEffect } = item;
    const { matter } = template.legalEffect;
    return [
      {
        questionId: `vote-${itemId}`,
        title: `您同意实施“${name}”吗？`,
        matter,
        itemId,
        scope: unitIds,
        ...(legalEffect === undefined ? {} : { legalEffect }),
      },
    ];
  });
}

/** The questions of a demonstration vote, each 同意 · 不同意 · 弃权, with the matter of art. 278 and its majority. */
export function voteQuestions(
  topic: VoteTopic,
  items: readonly DemoItem[],
): {
  readonly title: string;
  readonly questions: readonly StanceQuestion[];
  readonly matters: readonly VoteMatter[];
} {
  const puts = putsOf(topic, items);
  return {
    title: TITLES[topic],
    questions: puts.map(({ questionId, title, itemId, legalEffect, scope = 'community' }) => ({
      questionId,
      type: 'stance',
      title,
      help: '弃权算参与表决，不算同意。',
      required: true,
      scope,
      touchesProperty: true,
      section: 'general',
      options: [
        { optionId: 'yes', label: '同意' },
        { optionId: 'no', label: '不同意' },
        { optionId: 'indifferent', label: '弃权' },
      ],
      ...(itemId === undefined ? {} : { itemId }),
      ...(legalEffect === undefined ? {} : { legalEffect }),
    })),
    matters: puts.map(({ questionId, matter }) => ({
      questionId,
      matter,
      rule: { kind: STATUTORY_MATTER_WORDS[matter].majority, law: STATUTORY_LAW },
    })),
  };
}
