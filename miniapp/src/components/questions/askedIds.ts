import { questionsReached } from '../../../../shared/round/answering/branching.ts';
import type { Answer, Question } from '../../../../shared/round/question.ts';

/** The questions that are asked now: those in the household's scope to which its answers so far lead. */
export function askedIds(
  questions: readonly Question[],
  questionIds: readonly string[],
  answers: readonly Answer[],
): readonly string[] {
  const inScope = questions.filter(({ questionId }) => questionIds.includes(questionId));
  return questionsReached(inScope, answers).map(({ questionId }) => questionId);
}
