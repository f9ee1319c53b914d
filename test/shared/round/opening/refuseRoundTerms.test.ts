import { refuseRoundTerms } from '../../../../shared/round/opening/refuseRoundTerms.ts';
import type { Question } from '../../../../shared/round/question.ts';
import type { RoundRule, RoundTerms } from '../../../../shared/round/round.ts';
import { exampleRule, questionBase, stance, termsWith } from '../../../support/roundFixtures.ts';

const roll = { households: 20, unitIds: ['unit-1', 'unit-2'] };
const options = [
  { optionId: 'a', label: '甲', costFen: 100 },
  { optionId: 'b', label: '乙', costFen: 200 },
];

const faultsOf = (terms: RoundTerms, extent = roll) =>
  (refuseRoundTerms(terms, extent)?.fields ?? []).map(({ path, code }) => `${path} ${code}`);

describe('a round that can be asked and counted opens (domain.md "Round": all fixed at opening)', () => {
  test('with one question of every type', () => {
    const questions: Question[] = [
      stance('lamp', { reasonRequiredFor: ['no'] }),
      { ...questionBase, questionId: 'single', type: 'single', options },
      { ...questionBase, questionId: 'multiple', type: 'multiple', options, min: 0, max: 2 },
      { ...questionBase, questionId: 'ranking', type: 'ranking', options, min: 1, max: 2 },
      { ...questionBase, questionId: 'basket', type: 'basket', options, budgetFen: 250, section: 'upgrade' },
      { ...questionBase, questionId: 'rating', type: 'rating' },
      { ...questionBase, questionId: 'matrix', type: 'matrix', rows: [{ rowId: 'road', label: '路平' }] },
      { ...questionBase, questionId: 'text', type: 'text', maxLength: 500 },
      stance('lift', { scope: ['unit-2'] }),
    ];
    expect(refuseRoundTerms(termsWith(questions), roll)).toBeUndefined();
  });
});

describe('a round that can never pass is refused with round/cannot-pass and every fault', () => {
  test.each<[string, Partial<RoundTerms>, string[]]>([
    ['no question', { questions: [] }, ['questions empty']],
    ['no title', { title: ' ' }, ['title empty']],
    ['no channel', { channels: [] }, ['channels empty']],
    [
      'closing at the moment of opening',
      { closesAt: '2026-11-01T00:00:00.000Z' },
      ['closesAt not-after-opening'],
    ],
    ['a window that is no time', { opensAt: 'soon' }, ['opensAt not-a-time']],
    [
      'an owners’ vote without convenor and rules of procedure',
      { kind: 'statutory' },
      ['kind needs-convenor'],
    ],
  ])('%s', (_, overrides, faults) => {
    const terms = termsWith([stance('lamp')], overrides);
    expect(refuseRoundTerms(terms, roll)?.refused).toBe('round/cannot-pass');
    expect(faultsOf(terms)).toEqual(faults);
  });

  test.each<[keyof RoundRule, number]>([
    ['thresholdPercent', 0],
    ['thresholdPercent', 101],
    ['thresholdPercent', 79.9],
    ['improveMinPercent', 101],
    ['basicObjectionDivisor', 0],
    ['smallCellK', 2],
    ['objectionDays', -1],
    ['upgradeBudgetFen', 0.5],
  ])('%s of %p', (field, value) => {
    const terms = termsWith([stance('lamp')], { rule: { ...exampleRule, [field]: value } });
    expect(faultsOf(terms)).toEqual([`rule.${field} out-of-range`]);
  });

  test('a roll without households', () => {
    expect(faultsOf(termsWith([stance('lamp')]), { households: 0, unitIds: [] })).toEqual(['roll empty']);
  });

  test('households that no question reaches would stand in the denominator for ever', () => {
    expect(faultsOf(termsWith([stance('lift', { scope: ['unit-1'] })]))).toEqual([
      'questions households-without-question',
    ]);
  });

  test('a question to a unit that is not in the roll', () => {
    expect(faultsOf(termsWith([stance('lamp'), stance('lift', { scope: ['unit-9'] })]))).toEqual([
      'questions[1].scope[0] not-in-roll',
    ]);
  });

  test('a budget in which no 提升类 option fits', () => {
    const question: Question = {
      ...questionBase,
      questionId: 'upgrade',
      type: 'multiple',
      options,
      min: 0,
      max: 1,
      section: 'upgrade',
    };
    const terms = termsWith([question], { rule: { ...exampleRule, upgradeBudgetFen: 99 } });
    expect(faultsOf(terms)).toEqual(['rule.upgradeBudgetFen nothing-fits']);
  });
});

describe('a malformed question names its place', () => {
  test.each<[string, Question, string[]]>([
    ['a stance of two choices', stance('lamp', { options }), ['questions[0].options not-the-three-stances']],
    [
      'the same option twice',
      {
        ...questionBase,
        questionId: 'q',
        type: 'single',
        options: [
          { optionId: 'a', label: '甲' },
          { optionId: 'a', label: '乙' },
        ],
      },
      ['questions[0].options[1].optionId repeated'],
    ],
    [
      'one option only',
      { ...questionBase, questionId: 'q', type: 'single', options: [{ optionId: 'a', label: '甲' }] },
      ['questions[0].options too-few'],
    ],
    [
      'min above max',
      { ...questionBase, questionId: 'q', type: 'multiple', options, min: 2, max: 1 },
      ['questions[0].min above-max'],
    ],
    [
      'max above the number of options',
      { ...questionBase, questionId: 'q', type: 'ranking', options, min: 1, max: 3 },
      ['questions[0].max above-options'],
    ],
    [
      'a cost of half a fen',
      {
        ...questionBase,
        questionId: 'q',
        type: 'basket',
        budgetFen: 100,
        options: [
          { optionId: 'a', label: '甲', costFen: 0.5 },
          { optionId: 'b', label: '乙', costFen: 1 },
        ],
      },
      ['questions[0].options[0].costFen not-whole'],
    ],
    [
      'a basket without a budget',
      { ...questionBase, questionId: 'q', type: 'basket', budgetFen: 0, options },
      ['questions[0].budgetFen not-whole'],
    ],
    [
      'a basket whose budget is below the cheapest option',
      { ...questionBase, questionId: 'q', type: 'basket', budgetFen: 99, options },
      [
        'questions[0].options[0].costFen over-budget',
        'questions[0].options[1].costFen over-budget',
        'questions[0].budgetFen nothing-fits',
      ],
    ],
    [
      'a basket whose budget buys everything',
      { ...questionBase, questionId: 'q', type: 'basket', budgetFen: 300, options },
      ['questions[0].budgetFen everything-fits'],
    ],
    [
      'two options of one name',
      {
        ...questionBase,
        questionId: 'q',
        type: 'single',
        options: [
          { optionId: 'a', label: '路灯' },
          { optionId: 'b', label: ' 路灯' },
        ],
      },
      ['questions[0].options[1].label repeated'],
    ],
    [
      'a matrix without rows',
      { ...questionBase, questionId: 'q', type: 'matrix', rows: [] },
      ['questions[0].rows too-few'],
    ],
    [
      'a text of no length',
      { ...questionBase, questionId: 'q', type: 'text', maxLength: 0 },
      ['questions[0].maxLength out-of-range'],
    ],
    [
      'a reason asked for a choice that does not exist',
      stance('lamp', { reasonRequiredFor: ['maybe'] }),
      ['questions[0].reasonRequiredFor[0] not-an-option'],
    ],
    [
      'an empty scope',
      stance('lamp', { scope: [] }),
      ['questions[0].scope empty', 'questions households-without-question'],
    ],
    ['no title', stance('lamp', { title: '' }), ['questions[0].title empty']],
  ])('%s', (_, question, faults) => {
    expect(faultsOf(termsWith([question]))).toEqual(faults);
  });

  test('two questions with one id', () => {
    expect(faultsOf(termsWith([stance('lamp'), stance('lamp')]))).toEqual([
      'questions[1].questionId repeated',
    ]);
  });
});
