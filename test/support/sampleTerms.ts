import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import type { Question } from '../../shared/round/question.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import { exampleRule, questionBase, stance, termsWith } from './roundFixtures.ts';

/** Seconds since 1970 UTC. */
export const SAMPLE_OPENED = Date.parse('2030-05-01T00:00:00Z') / 1000;
export const SAMPLE_CLOSED = Date.parse('2030-05-20T00:00:00Z') / 1000;
export const SAMPLE_LOG = 'vector-community';
export const SAMPLE_ROUND = 'vector-round';

/** A menu round with every type of question, one of them for one staircase only. */
export const sampleTerms: RoundTerms = termsWith(
  [
    {
      ...questionBase,
      questionId: 'pipes',
      type: 'single',
      title: '下水管',
      section: 'basic',
      options: ['good', 'leaks', 'object'].map((optionId) => ({ optionId, label: optionId })),
      reasonRequiredFor: ['object'],
    },
    stance('lamp', { touchesProperty: true }),
    stance('gate', { scope: ['building-1-unit-1'] }),
    {
      ...questionBase,
      questionId: 'extras',
      type: 'basket',
      title: '提升类',
      section: 'upgrade',
      budgetFen: 9_000_000,
      options: [3, 4, 5].map((cost) => ({
        optionId: `extra-${cost}`,
        label: `项目 ${cost}`,
        costFen: cost * 1_000_000,
      })),
    },
    {
      ...questionBase,
      questionId: 'order',
      type: 'ranking',
      title: '先做什么',
      min: 1,
      max: 3,
      options: ['roof', 'road', 'trees'].map((optionId) => ({ optionId, label: optionId })),
    },
    { ...questionBase, questionId: 'score', type: 'rating', title: '打分' },
    {
      ...questionBase,
      questionId: 'parts',
      type: 'matrix',
      title: '分项',
      rows: ['clean', 'safe'].map((rowId) => ({ rowId, label: rowId })),
    },
    { ...questionBase, questionId: 'words', type: 'text', title: '想说的话', maxLength: 200 },
  ],
  {
    roundId: SAMPLE_ROUND,
    communityId: SAMPLE_LOG,
    rule: { ...exampleRule, lateEntries: 'untilFinal' },
    title: '点菜 🏘️ “测试”',
    opensAt: new Date(SAMPLE_OPENED * 1000).toISOString(),
    closesAt: new Date(SAMPLE_CLOSED * 1000).toISOString(),
  },
);

/** The same questions in a 效果评价, with what each mark is about. */
export const sampleScoreTerms: RoundTerms = {
  ...sampleTerms,
  kind: 'satisfaction',
  title: '效果评价',
  questions: sampleTerms.questions.map((question): Question => {
    if (question.type === 'rating') return { ...question, dimension: 'content' };
    if (question.type !== 'matrix') return question;
    const rows = question.rows.map((row) => ({
      ...row,
      dimension: row.rowId === 'safe' ? ('safe' as const) : ('content' as const),
    }));
    return { ...question, rows };
  }),
};

/** The same round, whose choices the owners read under tags. */
export const sampleListedTerms: RoundTerms = {
  ...sampleTerms,
  disclosure: 'pseudonymous',
  disclosureBasis: '居民会议 10 月 8 日同意',
};

/** What a household of that staircase may say; most questions are answered. */
export function sampleAnswers(unitId: string, dice: (sides: number) => number): LedgerValue {
  const stanceOf = (): string => ['yes', 'yes', 'yes', 'no', 'indifferent'][dice(5)] ?? 'yes';
  const all: { questionId: string; value: LedgerValue; reason?: string }[] = [
    { questionId: 'pipes', value: ['good', 'leaks', 'leaks'][dice(3)] ?? 'good' },
    { questionId: 'lamp', value: stanceOf() },
    ...(unitId === 'building-1-unit-1' ? [{ questionId: 'gate', value: stanceOf() }] : []),
    { questionId: 'extras', value: ['extra-3', 'extra-4', 'extra-5'].filter(() => dice(2) === 0) },
    { questionId: 'order', value: dice(2) === 0 ? ['road', 'roof'] : ['trees', 'road', 'roof'] },
    { questionId: 'score', value: 1 + dice(5) },
    { questionId: 'parts', value: { clean: 1 + dice(5), safe: 1 + dice(5) } },
    { questionId: 'words', value: '路灯太暗 \u2028 “谢谢”' },
  ];
  return all.filter(() => dice(8) > 0);
}
