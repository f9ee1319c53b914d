import { questionsReached } from '../../shared/round/answering/branching.ts';
import type { Answer, Question } from '../../shared/round/question.ts';

/** The first thing one may say to a question. */
export function firstValue(question: Question): Answer['value'] {
  switch (question.type) {
    case 'single':
    case 'stance':
      return question.options[0]?.optionId ?? '';
    case 'multiple':
    case 'ranking':
      return question.options.slice(0, Math.max(1, question.min)).map(({ optionId }) => optionId);
    case 'basket':
      return [];
    case 'rating':
      return 4;
    case 'matrix':
      return Object.fromEntries(question.rows.map(({ rowId }) => [rowId, 4]));
    case 'text':
      return '好';
  }
}

/** A complete answer to a round's required questions that it leads to; `stance` is what every stance question hears. */
export function ballot(questions: readonly Question[], stance = 'yes'): Answer[] {
  const required = questions.filter((question) => question.required);
  const everything = required.map((question) => answerTo(question, stance));
  const reached = new Set(questionsReached(questions, everything).map(({ questionId }) => questionId));
  return everything.filter(({ questionId }) => reached.has(questionId));
}

function answerTo(question: Question, stance: string): Answer {
  return {
    questionId: question.questionId,
    value: question.type === 'stance' ? stance : firstValue(question),
    ...(question.reasonRequiredFor?.includes(stance) === true && { reason: '图纸没看懂' }),
  };
}
