import fc from 'fast-check';
import type { MatrixQuestion, Question } from '../../../../shared/round/question.ts';
import { satisfactionResult } from '../../../../shared/round/satisfaction/satisfactionResult.ts';
import type { AnsweredHousehold } from '../../../../shared/round/satisfaction/scoreParts.ts';
import { exampleRule, questionBase, rollOf } from '../../../support/roundFixtures.ts';

// Source: domain.md "Satisfaction".
const words = ['pipes', 'roads', 'lamps'] as const;
const marks: MatrixQuestion = {
  ...questionBase,
  questionId: 'marks',
  type: 'matrix',
  rows: words.map((rowId) => ({ rowId, label: rowId, dimension: rowId })),
};
const whole: Question = { ...questionBase, questionId: 'whole', type: 'rating', dimension: 'content' };

/** The first households give these marks to the one rating question, the others nothing. */
function rated(
  given: readonly (number | undefined)[],
  households = Math.max(given.length, 20),
): AnsweredHousehold[] {
  return rollOf([households]).households.map((roll, at) => {
    const value = given[at];
    const answered = value !== undefined;
    const counted = answered
      ? [{ questionId: 'whole', answer: { questionId: 'whole', value }, seq: at, contradicted: false }]
      : [];
    return { roll, answered, counted };
  });
}
const overallOf = (households: readonly AnsweredHousehold[], rule = exampleRule) =>
  satisfactionResult({ questions: [whole], rule }, households)?.overall;
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);

describe('score of a community', () => {
  test.each([
    [1, 0],
    [2, 250],
    [3, 500],
    [4, 750],
    [5, 1000],
  ])('a mark of %i is %i tenths of a point', (mark, scoreTenths) => {
    expect(overallOf(rated(times(20, mark)))).toMatchObject({ n: 20, scoreTenths, halfWidthTenths: 0 });
  });

  test('is floored to a tenth: 2 of 3 households at 100 and one at 75 are 91.6, not 91.7', () => {
    expect(overallOf(rated([...times(4, 5), ...times(2, 4)], 6))?.scoreTenths).toBe(916);
  });

  test('carries n, the response rate and the interval 1.96·s/√n·√((H−n)/(H−1))', () => {
    // 10 × 100 and 10 × 50 of 40: mean 75, s = √(20·25²/19) = 25.6495; 1.96·25.6495/√20·√(20/39) = 8.0502.
    expect(overallOf(rated([...times(10, 5), ...times(10, 3)], 40))).toEqual({
      households: 40,
      n: 20,
      ratePermille: 500,
      scoreTenths: 750,
      halfWidthTenths: 81,
      standing: 'ranked',
    });
  });

  test('a household counts once, however many items it marked: mean of its items first', () => {
    const roll = rollOf([10]).households;
    const one = (
      at: number,
      answers: readonly { questionId: string; value: number | Record<string, number> }[],
    ) => ({
      roll: roll[at] ?? { householdId: '', buildingId: '', unitId: '' },
      answered: true,
      counted: answers.map((answer) => ({
        questionId: answer.questionId,
        answer,
        seq: at,
        contradicted: false,
      })),
    });
    const three = { questionId: 'marks', value: { pipes: 5, roads: 5, lamps: 5 } };
    const households = roll.map((_, at) =>
      at < 5
        ? one(at, [three, { questionId: 'whole', value: 1 }])
        : one(at, [{ questionId: 'whole', value: 1 }]),
    );
    const result = satisfactionResult({ questions: [marks, whole], rule: exampleRule }, households);
    // Five households at (100+100+100+0)/4 = 75, five at 0.
    expect(result?.overall).toMatchObject({ n: 10, scoreTenths: 375 });
    expect(
      result?.dimensions.map(({ dimension, label, n, scoreTenths }) => [dimension, label, n, scoreTenths]),
    ).toEqual([
      ['content', '改造内容', 10, 0],
      ['pipes', '管通', 5, 1000],
      ['roads', '路平', 5, 1000],
      ['lamps', '灯亮', 5, 1000],
    ]);
    expect(result?.items.map(({ rowId, scoreTenths }) => [rowId, scoreTenths])).toEqual([
      ['pipes', 1000],
      ['roads', 1000],
      ['lamps', 1000],
      [undefined, 0],
    ]);
  });
});

describe('too few answers', () => {
  test.each([
    ['fewer than k: not shown', 4, 20, 'withheld'],
    ['k in a community of 20: shown', 6, 20, 'ranked'],
    ['9 in a community of 21: 样本不足', 9, 21, 'insufficient'],
    ['10 in a community of 21', 10, 21, 'ranked'],
    ['29.9 % of 411: 样本不足', 123, 411, 'insufficient'],
    ['30.1 % of 411', 124, 411, 'ranked'],
    ['a rate of exactly 30 %', 12, 40, 'ranked'],
  ])('%s', (_, n, households, standing) => {
    const score = overallOf(rated(times(n, 4), households));
    expect(score?.standing).toBe(standing);
    expect(score?.scoreTenths === null).toBe(standing === 'withheld');
  });

  test('an item that all but a few marked is withheld, and one more with it: no subtracting from the whole', () => {
    const roll = rollOf([20]).households;
    const households = roll.map((household, at): AnsweredHousehold => {
      const value = at < 17 ? { pipes: 5, roads: 4, lamps: 3 } : { pipes: 1, roads: 1 };
      const answer = { questionId: 'marks', value };
      return {
        roll: household,
        answered: true,
        counted: [{ questionId: 'marks', answer, seq: at, contradicted: false }],
      };
    });
    const result = satisfactionResult({ questions: [marks], rule: exampleRule }, households);
    const hidden = (result?.items ?? []).filter(({ scoreTenths }) => scoreTenths === null);
    expect(hidden.map(({ rowId }) => rowId).sort()).toEqual(['lamps', 'pipes']);
    expect(
      (result?.dimensions ?? [])
        .filter(({ n }) => n === null)
        .map(({ dimension }) => dimension)
        .sort(),
    ).toEqual(['lamps', 'pipes']);
    expect(result?.overall.n).toBe(20);
  });
});

const bag = fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), {
  minLength: 1,
  maxLength: 60,
});

test('the order of the households cannot touch a digit', () => {
  const score = (given: readonly (number | undefined)[]) => overallOf(rated(given, 60));
  const shuffled = bag.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  );
  fc.assert(fc.property(shuffled, ([given, other]) => expect(score(other)).toEqual(score(given))));
});

test('a score is floored exactly, as fractions of whole numbers give it', () => {
  fc.assert(
    fc.property(bag, (given) => {
      const known = given.filter((mark) => mark !== undefined);
      const exact =
        (250n * BigInt(known.reduce((sum, mark) => sum + mark - 1, 0))) / BigInt(Math.max(1, known.length));
      const { scoreTenths } = overallOf(rated(given, 60)) ?? {};
      expect(scoreTenths).toBe(known.length < exampleRule.smallCellK ? null : Number(exact));
    }),
  );
});
