import type { Option, Question, QuestionSection } from '../../../../shared/round/question.ts';
import { shuffleItems } from '../../../../shared/round/shuffleItems.ts';

const SECTIONS: readonly QuestionSection[] = ['basic', 'improve', 'upgrade', 'general'];

export interface BallotSection {
  readonly section: QuestionSection;
  readonly questions: readonly Question[];
}

/**
 * The ballot as this household sees it: its questions by class, the questions about one item each in the order of the
 * household's recorded seed, all others where the round has put them.
 */
export function ballotSections(
  questions: readonly Question[],
  questionIds: readonly string[],
  orderSeed: string,
): readonly BallotSection[] {
  const asked = questions.filter(({ questionId }) => questionIds.includes(questionId));
  return SECTIONS.flatMap((section) => {
    const own = asked.filter((question) => question.section === section);
    const shuffled = shuffleItems(
      own.filter(({ itemId }) => itemId !== undefined),
      `${orderSeed}/${section}`,
    );
    const inOrder = own.map((question) =>
      question.itemId === undefined ? question : (shuffled.shift() ?? question),
    );
    return inOrder.length === 0 ? [] : [{ section, questions: inOrder }];
  });
}

/** Options that compete with each other in the order of the seed; a scale (要 / 不要 / 无所谓) keeps its own. */
export function ballotOptions(question: Question, orderSeed: string): readonly Option[] {
  switch (question.type) {
    case 'multiple':
    case 'ranking':
    case 'basket':
      return shuffleItems(question.options, `${orderSeed}/${question.questionId}`);
    case 'single':
    case 'stance':
      return question.options;
    case 'rating':
    case 'matrix':
    case 'text':
      return [];
  }
}
