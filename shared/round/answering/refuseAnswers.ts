import { refuseFields, type FieldFault, type Refusal } from '../../refusal.ts';
import { characterCount, valueFaults } from './answerFaults.ts';
import { hasWords } from './hasWords.ts';
import { isBlankForm } from './blankAnswer.ts';
import { questionsReached } from './branching.ts';
import { byQuestion } from './byQuestion.ts';
import type { Question } from '../question.ts';

/** Longest reason, in characters. */
export const MAX_REASON = 500;

/** An answer whose value has not been looked at yet. */
export interface GivenAnswer {
  readonly questionId: string;
  readonly value: unknown;
  readonly reason?: string;
}

function reasonFaults(question: Question, answer: GivenAnswer, path: string): FieldFault[] {
  const { reason, value } = answer;
  if (reason !== undefined && typeof reason !== 'string') return [{ path, code: 'wrong-type' }];
  const given = reason !== undefined && hasWords(reason);
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  const needed = (question.reasonRequiredFor ?? []).some((optionId) => chosen.indexOf(optionId) >= 0);
  if (needed && !given) return [{ path, code: 'reason-required' }];
  return reason !== undefined && characterCount(reason) > MAX_REASON ? [{ path, code: 'too-long' }] : [];
}

/**
 * What is wrong with a household's answers, as `request/invalid-field` with paths like `answers[0].value`, or
 * undefined. The same function runs on the phone before sending and on the server. `questionIds` are the questions in
 * this household's scope; of those with a condition only the ones that its own answers lead to are asked: an answer to
 * another is `not-asked`, and required means required where asked. A reason is welcome with every answer (at most 500
 * characters), needed only where the question says so, and a blank one is none. An empty choice is allowed where `min`
 * is 0 and in a basket ("none of these"), but answers that together say nothing are refused as a blank form is. A
 * missing required question is named by its place in the round: `questions[2]`.
 */
export function refuseAnswers(
  questions: readonly Question[],
  questionIds: readonly string[],
  answers: readonly GivenAnswer[],
): Refusal | undefined {
  if (answers.length === 0) return refuseFields([{ path: 'answers', code: 'empty' }]);
  const faults: FieldFault[] = [];
  const seen: string[] = [];
  const reached = questionsReached(
    questions.filter(({ questionId }) => questionIds.indexOf(questionId) >= 0),
    answers,
  ).map(({ questionId }) => questionId);
  answers.forEach((answer, index) => {
    const path = `answers[${index}]`;
    const idPath = `${path}.questionId`;
    const question = byQuestion(questions, answer.questionId);
    if (question === undefined) faults.push({ path: idPath, code: 'unknown-question' });
    else if (questionIds.indexOf(answer.questionId) < 0) faults.push({ path: idPath, code: 'out-of-scope' });
    else if (reached.indexOf(answer.questionId) < 0) faults.push({ path: idPath, code: 'not-asked' });
    else if (seen.indexOf(answer.questionId) >= 0) faults.push({ path: idPath, code: 'repeated' });
    else {
      faults.push(...valueFaults(question, answer.value, `${path}.value`));
      faults.push(...reasonFaults(question, answer, `${path}.reason`));
    }
    seen.push(answer.questionId);
  });
  questions.forEach(({ questionId, required }, index) => {
    if (required && reached.indexOf(questionId) >= 0 && seen.indexOf(questionId) < 0) {
      faults.push({ path: `questions[${index}]`, code: 'required' });
    }
  });
  if (faults.length === 0 && isBlankForm(answers)) faults.push({ path: 'answers', code: 'empty' });
  return faults.length === 0 ? undefined : refuseFields(faults);
}
