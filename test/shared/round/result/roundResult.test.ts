import fc from 'fast-check';
import type { AnswerValue, Question } from '../../../../shared/round/question.ts';
import type { QuestionResult, RoundResult } from '../../../../shared/round/result/result.ts';
import type { RoundTerms } from '../../../../shared/round/round.ts';
import { applyRoundEvent, createRoundCount } from '../../../../shared/round/counting/roundCount.ts';
import { roundResult } from '../../../../shared/round/result/roundResult.ts';
import {
  exampleRule,
  questionBase,
  response,
  rollOf,
  stance,
  termsWith,
} from '../../../support/roundFixtures.ts';

/** Values given by the first households, one each; undefined leaves the question out and answers another. */
function resultOf(
  question: Question,
  values: readonly (AnswerValue | undefined)[],
  overrides: Partial<RoundTerms> = {},
  legalEffects: Record<string, string> = {},
): RoundResult {
  const other: Question = { ...questionBase, questionId: 'other', type: 'text', maxLength: 10 };
  const terms = termsWith([question, other], overrides);
  const count = createRoundCount({ terms, ...rollOf([Math.max(20, values.length)]) });
  values.forEach((value, seq) => {
    const answers = [
      value === undefined ? { questionId: 'other', value: '好' } : { questionId: question.questionId, value },
    ];
    applyRoundEvent(count, {
      kind: 'response',
      ...response(seq, { householdId: `household-${seq + 1}`, answers }),
    });
  });
  return roundResult(count, values.length, 'closed', legalEffects);
}
const firstOf = (result: RoundResult): QuestionResult => {
  const [question] = result.questions;
  if (question === undefined) throw new Error('no question');
  return question;
};
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);
const stances = (yes: number, no: number, indifferent: number, silent = 0) => [
  ...times(yes, 'yes'),
  ...times(no, 'no'),
  ...times(indifferent, 'indifferent'),
  ...times(silent, undefined),
];

describe('基础类 应改尽改 (domain.md "Menu rules")', () => {
  const drains = stance('drains', { section: 'basic', itemId: 'item-drains', reasonRequiredFor: ['no'] });

  test.each<[number, number, 'included' | 'meeting-required']>([
    [20, 10, 'included'],
    [19, 10, 'meeting-required'],
    [20, 0, 'included'],
    [14, 7, 'included'],
    [13, 7, 'meeting-required'],
  ])('%i in favour, %i objections: %s', (yes, no, decision) => {
    expect(firstOf(resultOf(drains, stances(yes, no, 0))).outcome).toMatchObject({ kind: 'basic', decision });
  });

  test('prints the inequality with its numbers', () => {
    const question = firstOf(resultOf(drains, stances(13, 7, 0)));
    expect(question.outcome).toEqual({
      kind: 'basic',
      decision: 'meeting-required',
      objections: 7,
      needsVote: false,
      inequalities: [
        {
          rule: 'objections-over-share',
          left: 21,
          op: '>',
          right: 20,
          holds: true,
          text: '反对 7 户 × 3 > 已征集 20 户：是',
        },
      ],
    });
    expect(question.sentence).toBe(
      '反对 7 户，超过已征集户数的 1/3：须开会商议，不能不商议就改，也不能不商议就不改。',
    );
  });

  test('a legal effect is flagged here too (parking, 物业用房)', () => {
    const result = resultOf(drains, stances(20, 0, 0), {}, { 'item-drains': '改变共有部分的用途' });
    expect(firstOf(result).outcome).toMatchObject({ needsVote: true, legalEffect: '改变共有部分的用途' });
    expect(firstOf(result).sentence).toContain('还须业主表决');
  });

  test('a question how to build decides nothing', () => {
    const how: Question = {
      ...questionBase,
      questionId: 'how',
      section: 'basic',
      type: 'multiple',
      min: 1,
      max: 2,
      options: [
        { optionId: 'noise', label: '别太吵' },
        { optionId: 'water', label: '少停水' },
      ],
    };
    expect(firstOf(resultOf(how, times(6, ['noise']))).outcome).toEqual({ kind: 'counts' });
  });
});

describe('完善类 能改多改', () => {
  test.each<[string, number, number, number, number, 'included' | 'not-included']>([
    ['exactly half of answered', 10, 5, 5, 0, 'included'],
    ['one below half', 9, 5, 6, 0, 'not-included'],
    ['as many against as for', 10, 10, 0, 0, 'not-included'],
    ['one more for than against', 11, 10, 0, 0, 'included'],
    ['无所谓 never counts as 要', 5, 0, 15, 0, 'not-included'],
    ['answered households that left the question out count in the half', 9, 0, 0, 10, 'not-included'],
    ['and are enough when they are fewer', 10, 0, 0, 10, 'included'],
  ])('%s', (_, yes, no, indifferent, silent, decision) => {
    const { outcome } = firstOf(resultOf(stance('bench'), stances(yes, no, indifferent, silent)));
    expect(outcome).toMatchObject({ kind: 'improve', decision });
  });

  test('prints both inequalities with their numbers', () => {
    const question = firstOf(resultOf(stance('bench'), stances(12, 6, 6)));
    expect(question.outcome).toMatchObject({
      yes: 12,
      no: 6,
      indifferent: 6,
      inequalities: [
        { left: 12, op: '>', right: 6, holds: true, text: '要 12 户 > 不要 6 户：是' },
        { left: 1200, op: '≥', right: 1200, holds: true, text: '要 12 户 × 100 ≥ 已征集 24 户 × 50：是' },
      ],
    });
    expect(question.sentence).toBe(
      '纳入改造：要 12 户，不要 6 户，已征集 24 户（须要多于不要，且达到已征集户数的 50%）。',
    );
  });

  test('a small minority is not named, the decision stands', () => {
    const question = firstOf(resultOf(stance('bench'), stances(17, 2, 0, 1)));
    expect(question).toMatchObject({ answered: 20, unstated: null, suppressed: true });
    // An empty cell beside them would say that each withheld one has somebody in it.
    expect(question.cells.map(({ count }) => count)).toEqual([null, null, null]);
    expect(question.outcome).toMatchObject({ decision: 'included', yes: null, no: null });
    expect(JSON.stringify(question)).not.toMatch(/17|1700/);
  });

  test('only the households of its scope are asked, and a small staircase stays unnamed', () => {
    const lift = stance('lift', { scope: ['building-1-unit-1'] });
    const large = firstOf(resultOf(lift, times(24, 'yes')));
    expect([large.answered, large.outcome]).toEqual([
      12,
      expect.objectContaining({ decision: 'included', yes: 12 }),
    ]);
    const small = firstOf(resultOf(lift, times(10, 'yes'), {}));
    expect(small.answered).toBe(5);
    const hidden = firstOf(resultOf(lift, times(8, 'yes'), {}));
    expect([hidden.answered, hidden.suppressed]).toEqual([null, true]);
    expect(hidden.outcome).toMatchObject({ decision: 'included', yes: null });
  });
});

describe('提升类 积极推进', () => {
  const basket: Question = {
    ...questionBase,
    questionId: 'upgrade',
    section: 'upgrade',
    type: 'basket',
    budgetFen: 10_000_000,
    options: [
      { optionId: 'care', label: '养老服务', costFen: 6_000_000 },
      { optionId: 'meals', label: '助餐点', costFen: 5_000_000 },
      { optionId: 'parcel', label: '快递站', costFen: 4_000_000 },
      { optionId: 'market', label: '便民市场', costFen: 1_000_000 },
    ],
  };
  const decisions = (result: RoundResult) => {
    const { outcome } = firstOf(result);
    return outcome.kind === 'upgrade'
      ? outcome.items.map(({ optionId, decision }) => `${optionId} ${decision}`)
      : [];
  };

  test('in order of approvals, greedily as far as the money goes: a cheaper one behind a dearer passes', () => {
    const result = resultOf(basket, [
      ...times(8, ['care', 'parcel']),
      ...times(7, ['meals']),
      ...times(5, ['care']),
    ]);
    expect(decisions(result)).toEqual([
      'care included',
      'parcel included',
      'meals over-budget',
      'market not-chosen',
    ]);
    expect(firstOf(result).outcome).toMatchObject({ budgetFen: 10_000_000, spentFen: 10_000_000 });
    expect(firstOf(result).sentence).toBe(
      '按选择户数多少排列，预算 10 万元 内安排：养老服务、快递站，共 10 万元。',
    );
  });

  test('equal approvals: the cheaper first (tie rule fixed before opening)', () => {
    expect(decisions(resultOf(basket, times(6, ['meals', 'parcel', 'market'])))).toEqual([
      'market included',
      'parcel included',
      'meals included',
      'care not-chosen',
    ]);
  });

  test('equal approvals and equal cost: by option id', () => {
    const twins: Question = {
      ...basket,
      options: [
        { optionId: 'b', label: '乙', costFen: 100 },
        { optionId: 'a', label: '甲', costFen: 100 },
      ],
    };
    expect(decisions(resultOf(twins, times(6, ['a', 'b'])))).toEqual(['a included', 'b included']);
  });

  test('the round’s budget holds where the ballot’s is larger', () => {
    const terms = { rule: { ...exampleRule, upgradeBudgetFen: 5_000_000 } };
    expect(decisions(resultOf(basket, times(6, ['care', 'market']), terms))).toEqual([
      'market included',
      'care over-budget',
      'parcel not-chosen',
      'meals not-chosen',
    ]);
  });

  test('a ranking goes by Borda points: three options, 3 + 2 + 1', () => {
    const ranking: Question = {
      ...questionBase,
      questionId: 'upgrade',
      section: 'upgrade',
      type: 'ranking',
      min: 1,
      max: 3,
      options: ['a', 'b', 'c'].map((optionId) => ({ optionId, label: optionId })),
    };
    const { outcome } = firstOf(
      resultOf(ranking, [...times(6, ['a', 'b', 'c']), ...times(5, ['b', 'a', 'c'])]),
    );
    expect(outcome).toMatchObject({
      kind: 'upgrade',
      items: [
        { optionId: 'a', approvals: 11, points: 28 },
        { optionId: 'b', approvals: 11, points: 27 },
        { optionId: 'c', approvals: 11, points: 11 },
      ],
    });
  });

  test('an option with a legal effect is flagged', () => {
    const result = resultOf(basket, times(6, ['care']), {}, { care: '改变共有部分的用途' });
    expect(firstOf(result).sentence).toContain('其中养老服务还须业主表决');
  });

  test('approvals of few households, or by all but few, are not named', () => {
    const { cells } = firstOf(resultOf(basket, [...times(17, ['care']), ...times(3, ['market'])]));
    expect(cells.map(({ count }) => count)).toEqual([null, 0, 0, null]);
  });
});

describe('other questions are counted, small cells withheld', () => {
  test('below five answers nothing but the participation is told', () => {
    const result = resultOf({ ...questionBase, questionId: 'mark', type: 'rating' }, times(4, 5));
    expect(firstOf(result).cells.every(({ count }) => count === null)).toBe(true);
    expect(result.participation.official.answered).toBe(4);
  });

  test('a matrix has one cell per row and mark, and rows cannot be played against each other', () => {
    const matrix: Question = {
      ...questionBase,
      questionId: 'marks',
      type: 'matrix',
      rows: [
        { rowId: 'road', label: '路平' },
        { rowId: 'light', label: '灯亮' },
      ],
    };
    const values = [
      ...times(10, { road: 5, light: 5 }),
      ...times(7, { road: 4, light: 5 }),
      ...times(3, undefined),
    ];
    const question = firstOf(resultOf(matrix, values));
    expect(question.unstated).toBeNull();
    const count = (optionId: string) => question.cells.find((cell) => cell.optionId === optionId)?.count;
    expect([count('road:5'), count('road:4'), count('light:5'), count('light:1')]).toEqual([
      10,
      null,
      null,
      null,
    ]);
  });

  test('no published number lets a group below five be computed', () => {
    const values = fc.array(fc.constantFrom('yes', 'no', 'indifferent', undefined), { maxLength: 40 });
    fc.assert(
      fc.property(values, (given) => {
        const { answered, unstated, cells } = firstOf(resultOf(stance('bench'), given));
        const numbers = [unstated, ...cells.map(({ count }) => count)];
        for (const number of numbers) expect(number === null || number === 0 || number >= 5).toBe(true);
        const hidden = numbers.filter((number) => number === null).length;
        const rest = (answered ?? 0) - numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
        if (hidden > 0 && given.length >= 5) expect([hidden >= 2, rest >= 5]).toEqual([true, true]);
      }),
      { numRuns: 500 },
    );
  });

  test('the result is JSON and carries the rates it rests on', () => {
    const result = resultOf(stance('bench'), stances(12, 6, 6));
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(result).toMatchObject({
      roundId: 'round-1',
      kind: 'menu',
      status: 'closed',
      smallCellK: 5,
      participation: { households: 24, official: { answered: 24, met: true } },
    });
  });
});
