import {
  QUESTION_SECTIONS,
  type Option,
  type Question,
  type QuestionSection,
} from '../../../../shared/round/question.ts';
import { shuffleItems } from '../../../../shared/round/answering/shuffleItems.ts';

export interface BallotSection {
  readonly section: QuestionSection;
  readonly questions: readonly Question[];
}

/** The seed under which everything keeps its own order, as a paper form prints it. */
export const PAPER_ORDER = '';

/** Things that compete with each other, in the order of the household's seed. */
function inOrderOf<Item>(items: readonly Item[], orderSeed: string, place: string): Item[] {
  return orderSeed === PAPER_ORDER ? [...items] : shuffleItems(items, `${orderSeed}/${place}`);
}

/** A question and whatever is asked because of the answer to it, in their order. */
function withFollowUps(question: Question, all: readonly Question[]): readonly Question[] {
  const next = all.filter(({ askedIf }) => askedIf?.questionId === question.questionId);
  return [question, ...next.flatMap((one) => withFollowUps(one, all))];
}

/**
 * The ballot as this household sees it: its questions by class, the questions about one item each in the order of the
 * household's recorded seed, all others where the round has put them; what is asked because of an answer stands right
 * after its question. `questionIds` are those that are asked now (`askedIds`).
 */
export function ballotSections(
  questions: readonly Question[],
  questionIds: readonly string[],
  orderSeed: string,
): readonly BallotSection[] {
  const asked = questions.filter(({ questionId }) => questionIds.includes(questionId));
  return QUESTION_SECTIONS.flatMap((section) => {
    const own = asked.filter((question) => question.section === section);
    const here = own.map(({ questionId }) => questionId);
    const first = own.filter(({ askedIf }) => askedIf === undefined || !here.includes(askedIf.questionId));
    const shuffled = inOrderOf(
      first.filter(({ itemId }) => itemId !== undefined),
      orderSeed,
      section,
    );
    const inOrder = first
      .map((question) => (question.itemId === undefined ? question : (shuffled.shift() ?? question)))
      .flatMap((question) => withFollowUps(question, own));
    return inOrder.length === 0 ? [] : [{ section, questions: inOrder }];
  });
}

/** Options that compete with each other in the order of the seed; a scale (要 / 不要 / 无所谓) keeps its own. */
export function ballotOptions(question: Question, orderSeed: string): readonly Option[] {
  switch (question.type) {
    case 'multiple':
    case 'ranking':
    case 'basket':
      return inOrderOf(question.options, orderSeed, question.questionId);
    case 'single':
    case 'stance':
      return question.options;
    case 'rating':
    case 'matrix':
    case 'text':
      return [];
  }
}
