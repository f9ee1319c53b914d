import fc from 'fast-check';
import type { Question } from '../../shared/round/question.ts';
import type { QuestionResult, RoundResult } from '../../shared/round/result/result.ts';
import type { RoundCount } from '../../shared/round/counting/roundCount.ts';
import { roundResult } from '../../shared/round/result/roundResult.ts';
import { rollOf, termsWith } from './roundFixtures.ts';
import type { Publish, SmallRound, Told } from './smallCellAttack.ts';

/** The result as everybody may read it. */
export const published: Publish = (count, status) => resultOf(count, status);

/** The same, typed. */
export function resultOf(count: RoundCount, status: 'closed' | 'final'): RoundResult {
  return roundResult(count, count.seq, status, {});
}

/** The verdicts, whether they would survive the disputes, and the scores: of the cells nothing. */
export const verdicts: Publish = (count, status) => {
  const { questions, satisfaction, solicitation } = resultOf(count, status);
  const { margin } = solicitation;
  return { satisfaction, margin, verdicts: questions.map((one) => [verdictOf(one), one.ifDisputed]) };
};

/** What is decided, and which of its lines hold. */
export function verdictOf({ outcome }: QuestionResult): unknown {
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

/** What a household may say to a question. */
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
    case 'matrix':
      return fc
        .tuple(fc.constantFrom(5, 5, 4, 3, 1), fc.constantFrom(5, 4, 4, 2))
        .map(([clean, safe]) => ({ [questionId]: { clean, safe } }));
    case 'ranking':
      return one([['p'], ['p', 'q'], ['q', 'p'], ['r', 'p'], ['r']]);
    case 'basket':
      return one([['u'], ['u', 'v'], ['w'], ['v', 'w']]);
    default:
      return fc.constant({});
  }
};

const SILENT: Told = { ballot: null, after: 'nothing' };

/** Whether a question is put to a household; nobody else answers it. */
function isAskedAt({ scope }: Question, sizes: readonly number[], at: number): boolean {
  const unitId = rollOf(sizes).households[at]?.unitId ?? '';
  return scope === 'community' || scope.includes(unitId);
}

/** Rounds of one question: some households silent, some late, some disowning; `values` are what they may say. */
export function storyOf(
  question: Question,
  sizes: readonly number[],
  values = valueFor(question),
): fc.Arbitrary<SmallRound> {
  const households = sizes.reduce((sum, size) => sum + size, 0);
  const told: fc.Arbitrary<Told> = fc.record({
    ballot: fc.oneof({ weight: 5, arbitrary: values }, { weight: 1, arbitrary: fc.constant(null) }),
    after: fc.oneof(
      { weight: 12, arbitrary: fc.constant('nothing' as const) },
      { weight: 1, arbitrary: fc.constantFrom('late' as const, 'disowned' as const) },
    ),
  });
  const kind =
    question.type === 'rating' || question.type === 'matrix' ? ({ kind: 'satisfaction' } as const) : {};
  return fc.record({
    terms: fc.constant(termsWith([question], kind)),
    sizes: fc.constant(sizes),
    told: fc
      .array(told, { minLength: households, maxLength: households })
      .map((all) => all.map((one, at) => (isAskedAt(question, sizes, at) ? one : SILENT))),
  });
}

/** A round in one line, for whoever reads a failure. */
export const described = ({ terms, sizes, told }: SmallRound): string =>
  JSON.stringify({ question: terms.questions[0]?.questionId, sizes, told });
