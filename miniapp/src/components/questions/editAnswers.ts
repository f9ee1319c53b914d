import { valueFaults } from '../../../../shared/round/answering/answerFaults.ts';
import type { Answer, AnswerValue, Question } from '../../../../shared/round/question.ts';
import { askedIds } from './askedIds.ts';

function isNothing(value: AnswerValue): boolean {
  if (typeof value === 'number') return false;
  if (typeof value === 'string') return value === '';
  return Object.keys(value).length === 0;
}

/** The answer to a question, undefined while there is none. */
export function answerTo(answers: readonly Answer[], questionId: string): Answer | undefined {
  return answers.find((answer) => answer.questionId === questionId);
}

/** The answers with this value; an empty one takes the answer away. A reason given before stays. */
export function setValue(
  answers: readonly Answer[],
  questionId: string,
  value: AnswerValue,
): readonly Answer[] {
  const before = answerTo(answers, questionId);
  if (isNothing(value)) return answers.filter((answer) => answer !== before);
  const after: Answer = { ...before, questionId, value };
  return before === undefined
    ? [...answers, after]
    : answers.map((answer) => (answer === before ? after : answer));
}

/** The answers with this reason beside a choice; an empty reason is none. Without a choice nothing changes. */
export function setReason(answers: readonly Answer[], questionId: string, reason: string): readonly Answer[] {
  return answers.map((answer) => {
    if (answer.questionId !== questionId) return answer;
    const { questionId: id, value } = answer;
    return reason === '' ? { questionId: id, value } : { questionId: id, value, reason };
  });
}

/** Choices of the question that the answer has made, as option ids. */
function chosen({ value }: Answer): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** Whether the choice made needs a reason in words. */
export function needsReason(question: Question, answer: Answer | undefined): boolean {
  const ids = question.reasonRequiredFor ?? [];
  return answer !== undefined && chosen(answer).some((optionId) => ids.includes(optionId));
}

/**
 * What is sent: answers to the questions that are asked of this household, in ballot order, without blank texts and
 * without what was answered before another answer made it pointless; a reason goes
 * with the choice that asks for one, and not with another that was picked afterwards.
 */
export function answersToSend(
  questions: readonly Question[],
  questionIds: readonly string[],
  answers: readonly Answer[],
): readonly Answer[] {
  const asked = askedIds(questions, questionIds, answers);
  return questions.flatMap((question): readonly Answer[] => {
    const answer = answerTo(answers, question.questionId);
    if (answer === undefined || !asked.includes(question.questionId)) return [];
    const { questionId, value } = answer;
    if (typeof value === 'string' && value.trim() === '') return [];
    const reason = needsReason(question, answer) ? (answer.reason?.trim() ?? '') : '';
    return [reason === '' ? { questionId, value } : { questionId, value, reason }];
  });
}

/** After the questions have changed: the answers that still fit a question, so that nobody begins anew. */
export function answersThatFit(
  questions: readonly Question[],
  answers: readonly Answer[],
): readonly Answer[] {
  return answers.filter((answer) => {
    const question = questions.find(({ questionId }) => questionId === answer.questionId);
    return question !== undefined && valueFaults(question, answer.value, 'value').length === 0;
  });
}
