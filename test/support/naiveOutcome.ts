import type { Question } from '../../shared/round/question.ts';
import type { RoundRule } from '../../shared/round/round.ts';
import type { NaiveHousehold } from './naiveHousehold.ts';

/** What a question comes to by its class, in the words of domain.md "Menu rules". */
export type NaiveOutcome =
  'included' | 'not-included' | 'meeting-required' | 'counts' | { readonly bought: readonly string[] };

const valuesOf = (question: Question, households: readonly NaiveHousehold[]): unknown[] =>
  households.flatMap(({ questions }) => {
    const put = questions.find((one) => one.question === question);
    return put === undefined ? [] : [put.value];
  });

/** Takes the best that is left again and again, as long as something is left. */
function shopping(
  question: Extract<Question, { options: unknown }>,
  values: readonly unknown[],
  budget: number,
): { bought: string[]; spent: number } {
  const lists = values.filter((value): value is string[] => Array.isArray(value));
  const worth = (optionId: string): number =>
    lists.reduce((sum, list) => {
      const place = list.indexOf(optionId);
      if (place < 0) return sum;
      return sum + (question.type === 'ranking' ? question.options.length - place : 1);
    }, 0);
  const left = question.options.filter(({ optionId }) => lists.some((list) => list.includes(optionId)));
  const bought: string[] = [];
  let spent = 0;
  while (left.length > 0) {
    let best = left[0];
    for (const option of left) {
      if (best === undefined) break;
      const more = worth(option.optionId) - worth(best.optionId);
      const cheaper = (best.costFen ?? 0) - (option.costFen ?? 0);
      if (more > 0 || (more === 0 && (cheaper > 0 || (cheaper === 0 && option.optionId < best.optionId)))) {
        best = option;
      }
    }
    if (best === undefined) break;
    left.splice(left.indexOf(best), 1);
    if (spent + (best.costFen ?? 0) > budget) continue;
    spent += best.costFen ?? 0;
    bought.push(best.optionId);
  }
  return { bought, spent };
}

/** The outcome of every question over households that answered, in ballot order; fractions are compared as fractions. */
export function naiveOutcomes(
  questions: readonly Question[],
  households: readonly NaiveHousehold[],
  rule: RoundRule,
): NaiveOutcome[] {
  const answered = households.filter(({ state }) => state === 'answered');
  let purse = rule.upgradeBudgetFen;
  return questions.map((question): NaiveOutcome => {
    const values = valuesOf(question, answered);
    const said = (word: string): number => values.filter((value) => value === word).length;
    if (question.section === 'basic' && question.type === 'stance') {
      return said('no') / values.length > 1 / rule.basicObjectionDivisor ? 'meeting-required' : 'included';
    }
    if (question.section === 'improve' && question.type === 'stance') {
      const half = values.length === 0 || said('yes') / values.length >= rule.improveMinPercent / 100;
      return said('yes') > said('no') && half ? 'included' : 'not-included';
    }
    if (question.section === 'upgrade' && 'options' in question) {
      const budget = question.type === 'basket' ? Math.min(question.budgetFen, purse) : purse;
      const { bought, spent } = shopping(question, values, budget);
      purse -= spent;
      return { bought };
    }
    return 'counts';
  });
}
