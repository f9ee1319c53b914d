import { anchorOf, faultAt, faultsIn, mergeChanges } from '../../../miniapp/src/builder/draftChanges.ts';
import { willBeFixed } from '../../../miniapp/src/builder/willBeFixed.ts';
import { roundFault } from '../../../shared/round/opening/roundFault.ts';
import { stance, termsWith } from '../../support/roundFixtures.ts';

describe('changes that have not been sent', () => {
  it('are one change: the later wins, numbers of the rule one by one', () => {
    expect(
      mergeChanges(
        { title: '甲', rule: { thresholdPercent: 85, smallCellK: 6 } },
        { title: '乙', rule: { smallCellK: 7 } },
      ),
    ).toEqual({ title: '乙', rule: { thresholdPercent: 85, smallCellK: 7 } });
    expect(mergeChanges(undefined, { title: '甲' })).toEqual({ title: '甲' });
  });
});

describe('faults at their place', () => {
  const faults = [
    roundFault('questions[1].title', 'empty', '第 2 题'),
    roundFault('questions[11].title', 'empty', '第 12 题'),
    roundFault('questions[1].options[0].label', 'empty', '选项'),
    roundFault('rule.smallCellK', 'below-policy', '低'),
  ];
  it('belong to exactly one question', () => {
    expect(faultsIn(faults, 'questions[1]').map(({ sentence }) => sentence)).toEqual(['第 2 题', '选项']);
    expect(faultAt(faults, 'questions[1].title')).toBe('第 2 题');
    expect(faultAt(faults, 'questions[1]')).toBeUndefined();
  });
  it('lead to the part of the page where they are put right', () => {
    expect(
      ['questions[3].title', 'rule.counts', 'disclosureBasis', 'planVersion', 'title', 'kind'].map(anchorOf),
    ).toEqual(['edit-question-3', 'edit-rule', 'edit-access', 'edit-plan', 'edit-basics', 'edit-basics']);
  });
});

describe('what opening freezes', () => {
  it('is said in sentences with their numbers', () => {
    const questions = [
      stance('a', { required: true }),
      stance('b', { askedIf: { questionId: 'a', optionIds: ['yes'] } }),
    ];
    expect(willBeFixed(termsWith(questions), 24)).toEqual(
      expect.arrayContaining([
        '2 道题，其中必答 1 道，看前面怎么答才问的 1 道；',
        '住户名册 24 户；',
        '征集率要求 80%，截止前可以改；',
        '对外只公布合计，少于 5 户的不公布；',
      ]),
    );
  });
});
