import { maskWords } from '../../../shared/opinion/maskWords.ts';
import type { LinkTarget, OpinionLink } from '../../../shared/opinion/opinion.ts';
import { opinionSteps } from '../../../shared/opinion/opinionSteps.ts';
import { refusePublish, type PublishSituation } from '../../../shared/opinion/refusePublish.ts';
import { scoreLine } from '../../../shared/opinion/scoreLine.ts';
import { applyRoundEvent, createRoundCount } from '../../../shared/round/counting/roundCount.ts';
import { roundResult } from '../../../shared/round/result/roundResult.ts';
import { questionBase, response, rollOf, termsWith } from '../../support/roundFixtures.ts';

// product.md: "opinion → plan item → acceptance → score thread"; "people publish their own private data by accident".

describe('what is left out of a text that others read', () => {
  test.each([
    ['请打13800001234找我', '请打（电话略）找我'],
    ['电话 138-0000-1234', '电话 （电话略）'],
    ['座机0955-2012345', '座机（电话略）'],
    ['身份证64030019600101123X', '身份证（号码略）'],
    ['我住3号楼2单元501室', '我住（门牌略）'],
    ['501室漏水', '（门牌略）漏水'],
    ['找李师傅来看看', '找（人名略）来看看'],
    ['每层装一盏声控灯，2026年底前完成', '每层装一盏声控灯，2026年底前完成'],
  ])('%s', (written, read) => {
    expect(maskWords(written)).toBe(read);
  });
});

describe('publishing an opinion', () => {
  const free: PublishSituation = {
    source: 'free',
    mayPublish: true,
    households: 1,
    smallCellK: 5,
    words: '有住户反映路灯太暗',
  };
  test.each<[string, Partial<PublishSituation>, string | undefined]>([
    ['a free one with leave', {}, undefined],
    ['a free one without leave: private stays private', { mayPublish: false }, 'opinion/private'],
    ['words of a round said by four', { source: 'words', households: 4 }, 'opinion/too-few'],
    ['words of a round said by five', { source: 'words', households: 5, mayPublish: false }, undefined],
    ['a reason said by one tells how it voted', { source: 'reason' }, 'opinion/too-few'],
    ['a score is public by its result', { source: 'score', households: 9 }, 'opinion/score-is-public'],
    ['a version that names a door', { words: '3号楼2单元501漏水' }, 'opinion/names-somebody'],
  ])('%s', (_, part, code) => {
    expect(refusePublish({ ...free, ...part })?.refused).toBe(code);
  });
});

describe('the picture of a thread', () => {
  const link = (target: LinkTarget, undone = false): OpinionLink => ({
    linkId: 'link-1',
    at: '2026-11-01T00:00:00.000Z',
    by: 'worker',
    target,
    title: '',
    ...(undone ? { undone: { at: '2026-11-02T00:00:00.000Z', by: 'worker', reason: '错了' } } : {}),
  });
  const item = link({ kind: 'item', planVersionId: 'p', itemId: 'i', changed: true });
  const states = (...links: readonly OpinionLink[]) => opinionSteps({ links }).map(({ state }) => state);

  test.each([
    ['nothing yet', [], ['done', 'waiting', 'waiting', 'waiting']],
    ['in the plan', [item], ['done', 'done', 'waiting', 'waiting']],
    ['explained', [link({ kind: 'explanation' })], ['done', 'declined', 'declined', 'declined']],
    [
      'explained, and done after all',
      [link({ kind: 'explanation' }), item],
      ['done', 'done', 'waiting', 'waiting'],
    ],
    ['taken back', [{ ...item, ...link(item.target, true) }], ['done', 'waiting', 'waiting', 'waiting']],
  ])('%s', (_, links, expected) => {
    expect(states(...links)).toEqual(expected);
  });

  test('a link that was taken back is still there to be read', () => {
    const undone = link(item.target, true);
    expect(opinionSteps({ links: [undone] })[1]?.links).toEqual([undone]);
  });
});

describe('the line of a later score', () => {
  const rated = (marks: readonly number[]) => {
    const terms = termsWith([{ ...questionBase, questionId: 'mark', title: '灯亮', type: 'rating' }], {
      kind: 'satisfaction',
    });
    const count = createRoundCount({ terms, ...rollOf([40]) });
    marks.forEach((value, index) =>
      applyRoundEvent(count, {
        kind: 'response',
        ...response(index + 1, {
          householdId: `household-${index + 1}`,
          answers: [{ questionId: 'mark', value }],
        }),
      }),
    );
    return scoreLine(roundResult(count, count.seq, 'final', {}), 'mark');
  };

  test('is what the result shows and nothing more', () => {
    // 20 × 100 and 10 × 0 points: 66.6.
    expect(rated([...Array<number>(20).fill(5), ...Array<number>(10).fill(1)])).toMatchObject({
      label: '灯亮',
      rated: 30,
      low: 10,
      tenths: 666,
    });
  });
  test('withholds what the result withholds', () => {
    expect(rated([5, 5, 1, 1])).toMatchObject({ rated: null, low: null, tenths: null });
    expect(rated([...Array<number>(28).fill(5), 1, 1])?.low).toBeNull();
  });
  test('is none of a question that is not rated', () => {
    const terms = termsWith([{ ...questionBase, questionId: 'text', type: 'text', maxLength: 10 }]);
    const count = createRoundCount({ terms, ...rollOf([4]) });
    expect(scoreLine(roundResult(count, 1, 'final', {}), 'text')).toBeUndefined();
  });
});
