import { draftOfScore, draftOfWords, suggestCategory } from '../../../shared/opinion/complaintDraft.ts';
import { isLowLine } from '../../../shared/opinion/lowLine.ts';
import type { LinkTarget, OpinionLink, ScoreLine } from '../../../shared/opinion/opinion.ts';
import { opinionSteps } from '../../../shared/opinion/opinionSteps.ts';
import { refuseComplaint, type ComplaintSituation } from '../../../shared/opinion/refuseComplaint.ts';
import { sameItem } from '../../../shared/opinion/sameItem.ts';
import type { ItemScore } from '../../../shared/round/satisfaction/satisfaction.ts';

// Domain rules "Satisfaction": low items become complaints or findings. A complaint of the office rests on what everybody
// may read; small-cell guard: what is withheld decides nothing that can be seen.

const line: ScoreLine = {
  roundId: 'round-1',
  roundTitle: '改造效果评价',
  label: '灯亮',
  dimension: 'lamps',
  rated: 12,
  low: null,
  tenths: 413,
};

describe('a low item', () => {
  test.each([
    ['a tenth below sixty', { low: null, tenths: 599 }, true],
    ['sixty', { low: null, tenths: 600 }, false],
    ['sixty with low marks that are published', { low: 1, tenths: 600 }, true],
    ['well marked by everybody', { low: 0, tenths: 900 }, false],
    ['withheld', { low: null, tenths: null }, false],
  ])('%s', (_, figures, isLow) => {
    expect(isLowLine(figures, 60)).toBe(isLow);
  });

  const score: ComplaintSituation = { source: 'score', status: 'final', line, lowScore: 60 };
  test.each<[string, Partial<ComplaintSituation>, string | undefined]>([
    ['low, of a final result', {}, undefined],
    ['while objections may come', { status: 'closed' }, 'opinion/not-final'],
    ['while the round is open', { status: 'open' }, 'opinion/not-final'],
    ['withheld', { line: { ...line, rated: null, tenths: null } }, 'opinion/score-withheld'],
    ['not low', { line: { ...line, tenths: 600 } }, 'opinion/score-not-low'],
    ['words of one household', { source: 'words' }, 'opinion/words-not-public'],
    ['a reason, though its line is low', { source: 'reason' }, 'opinion/words-not-public'],
    ['words that were published', { source: 'words', published: '有住户反映路灯太暗' }, undefined],
    ['a free opinion that was published', { source: 'free', published: '有住户反映漏水' }, undefined],
  ])('becomes a complaint or not: %s', (_, part, code) => {
    expect(refuseComplaint({ ...score, ...part })?.refused).toBe(code);
  });

  test('says in the complaint what the result shows, and nothing of what it withholds', () => {
    expect(draftOfScore(line)).toEqual({
      category: 'workQuality',
      text: '“改造效果评价”里“灯亮”一项得分偏低：平均 41.3 分（满分 100），12 户打分。请查明原因、整改并说明。',
    });
    expect(draftOfScore({ ...line, low: 9 }).text).toContain('9 户打 1–2 分');
    expect(draftOfScore({ ...line, rated: null, tenths: null, low: 3 }).text).not.toMatch(/null|平均|打分，/);
    expect(draftOfWords('有住户反映楼顶漏水')).toEqual({
      category: 'leak',
      text: '居民意见：有住户反映楼顶漏水',
    });
  });

  test.each([
    ['“电梯”做得怎么样？', undefined, 'neighbours'],
    ['停水通知', 'pipes', 'outage'],
    ['管通', 'pipes', 'leak'],
    ['过程管理', 'process', 'workDisturbance'],
    ['改造内容', 'content', 'planDisagreement'],
    ['别的', undefined, 'workQuality'],
  ] as const)('is about what its words tell, else its dimension: %s', (words, dimension, category) => {
    expect(suggestCategory(words, dimension)).toBe(category);
  });
});

describe('the same thing in the next evaluation', () => {
  const item = (questionId: string, label: string, dimension?: ItemScore['dimension']): ItemScore => ({
    questionId,
    label,
    ...(dimension === undefined ? {} : { dimension }),
    households: 24,
    n: 12,
    ratePermille: 500,
    scoreTenths: 780,
    halfWidthTenths: 10,
    standing: 'ranked',
  });
  test.each<[string, readonly ItemScore[], string | undefined]>([
    ['is called the same', [item('a', '路平', 'roads'), item('b', '灯亮', 'lamps')], 'b'],
    [
      'is called the same, whatever else is of its dimension',
      [item('a', '灯亮'), item('b', '院灯', 'lamps')],
      'a',
    ],
    ['is the only one of its dimension', [item('a', '院里的灯', 'lamps')], 'a'],
    [
      'is none of two of its dimension',
      [item('a', '院灯', 'lamps'), item('b', '楼道灯', 'lamps')],
      undefined,
    ],
    ['is none of another dimension', [item('a', '院灯', 'roads')], undefined],
    ['is none where nothing is said of a dimension', [item('a', '院灯')], undefined],
  ])('%s', (_, items, found) => {
    expect(sameItem(line, { items })?.questionId).toBe(found);
  });
});

describe('the picture of a low score', () => {
  const link = (target: LinkTarget, undone = false): OpinionLink => ({
    linkId: 'link-1',
    at: '2026-11-01T00:00:00.000Z',
    by: 'worker',
    target,
    title: '诉求 261101-0001',
    ...(undone ? { undone: { at: '2026-11-02T00:00:00.000Z', by: 'worker', reason: '错了' } } : {}),
  });
  const complaint: LinkTarget = { kind: 'complaint', complaintId: 'complaint-1' };
  const steps = (links: readonly OpinionLink[], next?: ScoreLine) =>
    opinionSteps({ links, ...(next === undefined ? {} : { next }) }).map(
      ({ step, state }) => `${step} ${state}`,
    );

  test('goes from the score over the complaint to the next score, past plan and acceptance', () => {
    expect(steps([link(complaint)])).toEqual(['said done', 'complaint done', 'score waiting']);
    expect(steps([link(complaint)], line)).toEqual(['said done', 'complaint done', 'score done']);
  });
  test('shows a complaint that was taken back, and waits for plan and acceptance again', () => {
    expect(steps([link(complaint, true)])).toEqual([
      'said done',
      'plan waiting',
      'complaint waiting',
      'acceptance waiting',
      'score waiting',
    ]);
  });
  test('has no step for a complaint where there never was one', () => {
    expect(steps([])).toEqual(['said done', 'plan waiting', 'acceptance waiting', 'score waiting']);
  });
});
