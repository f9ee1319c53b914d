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

/** A complete answer to a round's required questions; `stance` is what every stance question hears. */
export function ballot(questions: readonly Question[], stance = 'yes'): Answer[] {
  return questions
    .filter(({ required }) => required)
    .map((question) => ({
      questionId: question.questionId,
      value: question.type === 'stance' ? stance : firstValue(question),
      ...(question.reasonRequiredFor?.includes(stance) === true && { reason: '图纸没看懂' }),
    }));
}
