import { countResponses, type CountedHousehold } from './countHousehold.ts';
import type { Question } from '../question.ts';
import type { CountedAnswer } from '../response.ts';
import type { RoundCount } from './roundCount.ts';

/** One household with a disputed response, as it counts now and as it would if the dispute were dismissed. */
export interface DisputedHousehold {
  readonly now: CountedHousehold;
  readonly asked: readonly Question[];
  readonly counted: readonly CountedAnswer[];
}

/** Every household of the roll with a response of which somebody says "that was not us" and nobody has decided. */
export function disputedHouseholds({
  cells,
  terms,
}: Pick<RoundCount, 'cells' | 'terms'>): DisputedHousehold[] {
  const found: DisputedHousehold[] = [];
  cells.forEach(({ roll, now }) => {
    if (!now.responses.some(({ standing }) => standing === 'disputed')) return;
    const standing = now.responses
      .filter((one) => one.standing === 'live' || one.standing === 'disputed')
      .map(({ response }) => response);
    const { asked, counted } = countResponses(terms, roll, standing);
    found.push({ now, asked, counted });
  });
  return found;
}

/** The answer of a household to a question, undefined where none counts or the household contradicts itself. */
export function stanceIn(
  counted: readonly CountedAnswer[],
  { questionId }: Pick<Question, 'questionId'>,
): CountedAnswer | undefined {
  return counted.filter((answer) => answer.questionId === questionId && !answer.contradicted)[0];
}
