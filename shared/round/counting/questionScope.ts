import type { Question } from '../question.ts';

/** Whether a question is put to the households of this unit (a lift is answered by its own staircase only). */
export function isAsked(question: Question, unitId: string): boolean {
  return question.scope === 'community' || question.scope.indexOf(unitId) >= 0;
}

/** Ids of the questions put to the households of this unit, in ballot order. */
export function questionIdsFor(questions: readonly Question[], unitId: string): string[] {
  return questions.filter((question) => isAsked(question, unitId)).map((question) => question.questionId);
}
