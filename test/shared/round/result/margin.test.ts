import fc from 'fast-check';
import type { AnswerValue, Question } from '../../../../shared/round/question.ts';
import type { QuestionOutcome } from '../../../../shared/round/result/result.ts';
import { playRound, type PlayedRound } from '../../../support/playRound.ts';
import { acts, exampleRule, questionBase, stance, termsWith } from '../../../support/roundFixtures.ts';

// ledger.md "Against invented answers" 4: the margin's answer is held against every way in which the disputed answers
// could fall, tried one by one.

const options = ['a', 'b', 'c'].map((optionId, at) => ({
  optionId,
  label: optionId,
  costFen: 300 - 100 * at,
}));
const subsets = [[], ['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']];
const orders = [['a'], ['b'], ['c'], ['a', 'b'], ['b', 'a'], ['c', 'b'], ['b', 'c', 'a'], ['a', 'c', 'b']];
const stances = ['yes', 'no', 'indifferent'];

interface Case {
  readonly question: Question;
  readonly values: readonly AnswerValue[];
  /** False answers `may turn` are certain to have a way to turn; of a menu of options they may be cautious. */
  readonly exact: boolean;
}
const cases: readonly Case[] = [
  { question: stance('bench'), values: stances, exact: true },
  {
    question: stance('drains', { section: 'basic', reasonRequiredFor: ['no'] }),
    values: stances,
    exact: true,
  },
  {
    question: {
      ...questionBase,
      section: 'upgrade',
      questionId: 'bag',
      type: 'basket',
      options,
      budgetFen: 500,
    },
    values: subsets,
    exact: false,
  },
  {
    question: {
      ...questionBase,
      section: 'upgrade',
      questionId: 'order',
      type: 'ranking',
      options,
      min: 1,
      max: 3,
    },
    values: orders,
    exact: false,
  },
];

const decisionOf = (outcome: QuestionOutcome | undefined): string => {
  if (outcome?.kind === 'upgrade') {
    const included = outcome.items.filter(({ decision }) => decision === 'included');
    return included
      .map(({ optionId }) => optionId)
      .sort()
      .join();
  }
  return outcome !== undefined && 'decision' in outcome ? outcome.decision : '';
};

/** A round in which these values stand, one household each. */
function standing({ question }: Case, values: readonly (AnswerValue | undefined)[]): PlayedRound {
  const terms = termsWith([question], { rule: { ...exampleRule, upgradeBudgetFen: 500 } });
  const round = playRound(terms, 30);
  values.forEach((value, at) => {
    if (value === undefined) return;
    round.answer(`household-${at + 1}`, { answers: [{ questionId: question.questionId, value }] });
  });
  return round;
}

function waysToFall(values: readonly AnswerValue[], households: number): (AnswerValue | undefined)[][] {
  if (households === 0) return [[]];
  const rest = waysToFall(values, households - 1);
  return [undefined, ...values].flatMap((value) => rest.map((others) => [value, ...others]));
}

test.each(cases.map((one) => [one.question.questionId, one] as const))(
  '%s: what survives survives every way to fall, and what may turn has a way to turn',
  (_, one) => {
    const value = fc.constantFrom(...one.values);
    const undisputed = fc.array(value, { maxLength: 16, size: 'max' });
    // An empty basket says nothing: whoever gave only that has not answered, and there is nothing to dispute.
    const something = value.filter((given) => !(Array.isArray(given) && given.length === 0));
    const disputed = fc.array(something, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(undisputed, disputed, (said, contested) => {
        const round = standing(one, said);
        contested.forEach((answer, at) => {
          const householdId = `household-${20 + at}`;
          const targetSeq = round.answer(householdId, {
            ...acts['spoken at the door'],
            answers: [{ questionId: one.question.questionId, value: answer }],
          });
          round.enter({ kind: 'dispute', householdId, actorId: 'owner-1', targetSeq });
        });
        const [result] = round.result().questions;
        const now = decisionOf(result?.outcome);
        const survives = result?.ifDisputed?.survives ?? true;
        const ways = waysToFall(one.values, contested.length).map((fall) =>
          decisionOf(standing(one, [...said, ...fall]).result().questions[0]?.outcome),
        );
        if (survives) expect(ways.filter((way) => way !== now)).toEqual([]);
        else if (one.exact) expect(ways.some((way) => way !== now)).toBe(true);
      }),
      { numRuns: 150 },
    );
  },
);
