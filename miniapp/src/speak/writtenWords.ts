import type { Answer, Question } from '../../../shared/round/question.ts';

/** What a household wrote: free words, and the reason it gave beside a choice. */
export interface WrittenWords {
  readonly questionId: string;
  readonly title: string;
  readonly words: string;
}

/** The words among a household's answers, in the order of the round's questions. */
export function writtenWords(
  questions: readonly Question[],
  answers: readonly Answer[],
): readonly WrittenWords[] {
  return questions.flatMap(({ questionId, title, type }): readonly WrittenWords[] => {
    const answer = answers.find((one) => one.questionId === questionId);
    if (answer === undefined) return [];
    const words = type === 'text' && typeof answer.value === 'string' ? answer.value : answer.reason;
    return words === undefined || words.trim() === '' ? [] : [{ questionId, title, words }];
  });
}
