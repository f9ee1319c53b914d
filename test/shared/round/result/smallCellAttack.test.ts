import fc from 'fast-check';
import { publishedTally } from '../../../../server/round/closing/publishedTally.ts';
import type { Question } from '../../../../shared/round/question.ts';
import type { RoundCount } from '../../../../shared/round/counting/roundCount.ts';
import { questionBase, stance, termsWith } from '../../../support/roundFixtures.ts';
import { foundOut, type Publish, type SmallRound, type Told } from '../../../support/smallCellAttack.ts';
import { described, published, resultOf, storyOf, verdicts } from '../../../support/smallCellStory.ts';

// Small-cell guard: "No breakdown of choices or scores below k = 5 households, complementary suppression included (no
// subtracting from a total)". The attack is described at `foundOut`. Overview rows, tables and bundles of the world
// tier are made of the same participation and the same result; they add nothing an attacker has not got here.

/** The twin: hides a small cell and nothing else, so that the total gives it back. */
const withoutComplement: Publish = (count, status) => {
  const k = count.terms.rule.smallCellK;
  const result = resultOf(count, status);
  return {
    ...result,
    questions: count.tallies.map(({ question, answered, stated, chosen }) => ({
      questionId: question.questionId,
      answered,
      stated,
      cells: [...chosen].sort().map(([cell, sum]) => [cell, sum > 0 && sum < k ? null : sum]),
    })),
  };
};
/** Another twin: every reading is of the moment, so that two readings give back who came in between. */
const withoutHold: Publish = (count, status) =>
  resultOf({ ...count, close: undefined } as RoundCount & { close?: never }, status);

const QUESTIONS: readonly Question[] = [
  stance('basic', { section: 'basic' }),
  stance('improve'),
  {
    ...questionBase,
    questionId: 'single',
    type: 'single',
    options: ['a', 'b', 'c', 'd'].map((optionId) => ({ optionId, label: optionId })),
  },
  {
    ...questionBase,
    questionId: 'multiple',
    type: 'multiple',
    min: 0,
    max: 2,
    options: ['x', 'y', 'z'].map((optionId) => ({ optionId, label: optionId })),
  },
  { ...questionBase, questionId: 'rating', type: 'rating' },
  {
    ...questionBase,
    questionId: 'ranking',
    type: 'ranking',
    section: 'upgrade',
    min: 1,
    max: 2,
    options: ['p', 'q', 'r'].map((optionId, at) => ({
      optionId,
      label: optionId,
      costFen: (3 + at) * 1_000_000,
    })),
  },
  {
    ...questionBase,
    questionId: 'basket',
    type: 'basket',
    section: 'upgrade',
    budgetFen: 9_000_000,
    options: ['u', 'v', 'w'].map((optionId, at) => ({
      optionId,
      label: optionId,
      costFen: (3 + at) * 1_000_000,
    })),
  },
  stance('lift', { scope: ['building-1-unit-1'] }),
];

const MATRIX: Question = {
  ...questionBase,
  questionId: 'matrix',
  type: 'matrix',
  rows: ['clean', 'safe'].map((rowId) => ({ rowId, label: rowId })),
};
/** Sizes at which a staircase is large enough to be shown, and its neighbour too, or only one of them. */
const STAIRCASES: readonly (readonly number[])[] = [[20], [21], [22], [24], [7, 7], [20, 4]];

/** One to three buildings of two to seven households, one question, some silent, some late, some disowning. */
const smallRounds: fc.Arbitrary<SmallRound> = fc
  .record({
    question: fc.constantFrom(...QUESTIONS),
    small: fc.array(fc.integer({ min: 2, max: 7 }), { minLength: 1, maxLength: 3 }),
    staircase: fc.constantFrom(...STAIRCASES),
  })
  .chain(({ question, small, staircase }) =>
    storyOf(question, question.scope === 'community' ? small : staircase),
  );

test('nobody finds out a count below k, nor what a late or disowning household said', () => {
  fc.assert(
    fc.property(smallRounds, (round) => {
      const found = foundOut(round, published, verdicts);
      // What two other answers cannot explain three may: only then is it looked further.
      const sure = found.length === 0 ? found : foundOut(round, published, verdicts, 3);
      expect([described(round), sure]).toEqual([described(round), []]);
    }),
    { numRuns: 150, seed: 7 },
  );
});

test('nor are the rows of a matrix told from each other, or from the score of both', () => {
  const rounds = fc.integer({ min: 4, max: 5 }).chain((size) => storyOf(MATRIX, [size]));
  fc.assert(
    fc.property(rounds, (round) => {
      expect([described(round), foundOut(round, published, verdicts)]).toEqual([described(round), []]);
    }),
    { numRuns: 4, seed: 5 },
  );
});

// What a bundle of the world's tier carries beside the leaves, and what a tally names by its hash.
const inBundle: Publish = (count, status) => publishedTally({ terms: count.terms, count }, status);
const verdictsInBundle: Publish = (count, status) => {
  const { gate } = resultOf(count, status).solicitation;
  return { gate, verdicts: verdicts(count, status) };
};

test('nor does who reads the published part of a bundle instead of the result', () => {
  fc.assert(
    fc.property(smallRounds, (round) => {
      const found = foundOut(round, inBundle, verdictsInBundle);
      const sure = found.length === 0 ? found : foundOut(round, inBundle, verdictsInBundle, 3);
      expect([described(round), sure]).toEqual([described(round), []]);
    }),
    { numRuns: 40, seed: 11 },
  );
});

test('the attack finds a guard out that does not complement what it hides', () => {
  const told = ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no'].map((value): Told => ({
    ballot: { improve: value },
    after: 'nothing',
  }));
  const round: SmallRound = { terms: termsWith([stance('improve')]), sizes: [7], told };
  expect(foundOut(round, withoutComplement, verdicts)).toEqual(
    expect.arrayContaining([expect.stringContaining('improve=no')]),
  );
  expect(foundOut(round, published, verdicts)).toEqual([]);
});

test('the attack finds a guard out that shows a second reading after one household changed', () => {
  const told = Array.from({ length: 18 }, (_, index): Told => ({
    ballot: { improve: index < 12 ? 'yes' : 'no' },
    after: index === 0 ? 'disowned' : 'nothing',
  }));
  const round: SmallRound = { terms: termsWith([stance('improve')]), sizes: [18], told };
  expect(foundOut(round, withoutHold, verdicts)).toEqual(
    expect.arrayContaining([expect.stringContaining('household-1 (disowned)')]),
  );
  expect(foundOut(round, published, verdicts)).toEqual([]);
});
