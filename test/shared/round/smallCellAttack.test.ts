import fc from 'fast-check';
import type { Question } from '../../../shared/round/question.ts';
import type { QuestionResult, RoundResult } from '../../../shared/round/result.ts';
import { roundResult } from '../../../shared/round/roundResult.ts';
import type { RoundCount } from '../../../shared/round/roundCount.ts';
import { questionBase, stance, termsWith } from '../../support/roundFixtures.ts';
import { foundOut, type Publish, type SmallRound, type Told } from '../../support/smallCellAttack.ts';

// Small-cell guard: "No breakdown of choices or scores below k = 5 households, complementary suppression included (no
// subtracting from a total)". The attack is described at `foundOut`. Overview rows, tables and bundles of the world
// tier are made of the same participation and the same result; they add nothing an attacker has not got here.

const published: Publish = (count, status) => resultOf(count, status);

function resultOf(count: RoundCount, status: 'closed' | 'final'): RoundResult {
  return roundResult(count, count.seq, status, {});
}

/** The verdicts, whether they would survive the disputes, and the scores: of the cells nothing. */
const verdicts: Publish = (count, status) => {
  const { questions, satisfaction, solicitation } = resultOf(count, status);
  const { margin } = solicitation;
  return { satisfaction, margin, verdicts: questions.map((one) => [verdictOf(one), one.ifDisputed]) };
};
function verdictOf({ outcome }: QuestionResult): unknown {
  switch (outcome.kind) {
    case 'basic':
    case 'improve':
      return [outcome.decision, outcome.inequalities.map(({ holds }) => holds)];
    case 'upgrade':
      return outcome.items.map(({ optionId, decision }) => [optionId, decision]);
    case 'counts':
      return [];
  }
}

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
];

const valueFor = (question: Question): fc.Arbitrary<Told['ballot']> => {
  const { questionId } = question;
  const one = (values: readonly (string | number | readonly string[])[]) =>
    fc.constantFrom(...values).map((value) => ({ [questionId]: value }));
  switch (question.type) {
    case 'stance':
      return one(['yes', 'yes', 'yes', 'no', 'indifferent']);
    case 'single':
      return one(['a', 'a', 'b', 'c', 'd']);
    case 'multiple':
      return one([['x'], ['x', 'y'], ['z'], ['y']]);
    case 'rating':
      return one([5, 5, 4, 4, 3, 1]);
    default:
      return fc.constant({});
  }
};

/** One to three buildings of two to seven households, one question, some silent, some late, some disowning. */
const smallRounds: fc.Arbitrary<SmallRound> = fc
  .record({
    question: fc.constantFrom(...QUESTIONS),
    sizes: fc.array(fc.integer({ min: 2, max: 7 }), { minLength: 1, maxLength: 3 }),
  })
  .chain(({ question, sizes }) => {
    const households = sizes.reduce((sum, size) => sum + size, 0);
    const told: fc.Arbitrary<Told> = fc.record({
      ballot: fc.oneof(
        { weight: 5, arbitrary: valueFor(question) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      after: fc.oneof(
        { weight: 12, arbitrary: fc.constant('nothing' as const) },
        { weight: 1, arbitrary: fc.constantFrom('late' as const, 'disowned' as const) },
      ),
    });
    const kind = question.type === 'rating' ? ({ kind: 'satisfaction' } as const) : {};
    return fc.record({
      terms: fc.constant(termsWith([question], kind)),
      sizes: fc.constant(sizes),
      told: fc.array(told, { minLength: households, maxLength: households }),
    });
  });

const described = ({ terms, sizes, told }: SmallRound): string =>
  JSON.stringify({ question: terms.questions[0]?.questionId, sizes, told });

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
