import fc from 'fast-check';
import { satisfactionCsv } from '../../../../miniapp/src/bureau/satisfactionCsv.ts';
import type { Question } from '../../../../shared/round/question.ts';
import { scoreParts } from '../../../../shared/round/satisfaction/scoreParts.ts';
import { scoreTenthsOf } from '../../../../shared/round/satisfaction/satisfactionScore.ts';
import { markedHouseholds } from '../../../../shared/round/result/sealedSums.ts';
import { questionBase, termsWith } from '../../../support/roundFixtures.ts';
import { foundOut, type Publish, type SmallRound, type Told } from '../../../support/smallCellAttack.ts';
import {
  described,
  published,
  resultOf,
  storyOf,
  verdictOf,
  verdicts,
} from '../../../support/smallCellStory.ts';

// Small-cell guard, "the same on REST, sockets and exports": the attack of smallCellAttack.test.ts on the table that a
// supervisor takes away, and on questions of more than twenty cells.

const RATING: Question = { ...questionBase, questionId: 'rating', type: 'rating' };

const exported: Publish = (count, status) => {
  const { satisfaction, solicitation, questions } = resultOf(count, status);
  const { roundId, title, closesAt: closedAt } = count.terms;
  const round = { roundId, title, status, closedAt };
  return [
    satisfaction === undefined ? '' : satisfactionCsv('示范小区', [{ ...round, result: satisfaction }]),
    solicitation.margin,
    questions.map(verdictOf),
  ];
};
/** The twin: writes every mean into the table, on however few households it stands. */
const exportedWhole: Publish = (count) =>
  scoreParts(count.terms, markedHouseholds(count, 'final'))?.items.map(({ sums }) => [
    sums.n,
    sums.n === 0 ? 0 : scoreTenthsOf(sums),
  ]);

test('nobody finds an answer out in the exported table of scores', () => {
  const rounds = fc
    .array(fc.integer({ min: 2, max: 7 }), { minLength: 1, maxLength: 3 })
    .chain((sizes) => storyOf(RATING, sizes));
  fc.assert(
    fc.property(rounds, (round) => {
      const found = foundOut(round, exported, verdicts);
      const sure = found.length === 0 ? found : foundOut(round, exported, verdicts, 3);
      expect([described(round), sure]).toEqual([described(round), []]);
    }),
    { numRuns: 20, seed: 13 },
  );
});

test('the attack finds a table out that scores fewer than k households', () => {
  const told = [5, 5, 4].map((value): Told => ({ ballot: { rating: value }, after: 'nothing' }));
  const round: SmallRound = { terms: termsWith([RATING], { kind: 'satisfaction' }), sizes: [3], told };
  expect(foundOut(round, exportedWhole, verdicts)).not.toEqual([]);
  expect(foundOut(round, exported, verdicts)).toEqual([]);
});

const manyOptions = Array.from({ length: 21 }, (_, at) => `o${at + 1}`);
const WIDE: readonly Question[] = [
  {
    ...questionBase,
    questionId: 'ranking',
    type: 'ranking',
    section: 'upgrade',
    min: 1,
    max: 2,
    options: manyOptions.map((optionId, at) => ({
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
    options: manyOptions.map((optionId, at) => ({ optionId, label: optionId, costFen: (1 + at) * 500_000 })),
  },
  // 25 cells: five rows of five marks.
  {
    ...questionBase,
    questionId: 'matrix',
    type: 'matrix',
    rows: ['r1', 'r2', 'r3', 'r4', 'r5'].map((rowId) => ({ rowId, label: rowId })),
  },
];

/** A few cells that most choose, and a long tail that one household each does. */
function wideValue({ questionId, type }: Question): fc.Arbitrary<Told['ballot']> {
  if (type === 'matrix') {
    const marks = fc.array(fc.constantFrom(5, 5, 4, 3), { minLength: 5, maxLength: 5 });
    return marks.map((given) => ({
      [questionId]: Object.fromEntries(given.map((mark, at) => [`r${at + 1}`, mark])),
    }));
  }
  return fc
    .oneof({ weight: 4, arbitrary: fc.constantFrom('o1', 'o2') }, fc.constantFrom(...manyOptions))
    .map((optionId) => ({ [questionId]: [optionId] }));
}

test.each(WIDE)('nor among the more than twenty cells of a $type', (question) => {
  const households = fc.integer({ min: 4, max: 8 });
  const rounds = households.chain((size) => storyOf(question, [size], wideValue(question)));
  fc.assert(
    fc.property(rounds, (round) => {
      // What one other answer cannot explain two may: only then is it looked further.
      const found = foundOut(round, published, verdicts, 1);
      const sure = found.length === 0 ? found : foundOut(round, published, verdicts, 2);
      expect([described(round), sure]).toEqual([described(round), []]);
    }),
    { numRuns: 6, seed: 17 },
  );
});
