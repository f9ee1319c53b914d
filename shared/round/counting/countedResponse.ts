import { actRank, compareRank, isTenantUnderOwner } from './answerRank.ts';
import { byQuestion } from '../answering/byQuestion.ts';
import { isContradicted, type OwnStance } from './contradiction.ts';
import type { Answer, Question } from '../question.ts';
import type { CountedAnswer, RecordedResponse } from '../response.ts';
import type { RoundKind } from '../round.ts';

interface Candidate {
  readonly response: RecordedResponse;
  readonly answer: Answer;
}

/**
 * Whether a later response takes the place of an earlier one on a question: it ranks at least as high, or the
 * household itself confirmed the change online or on identity-checked paper. Confirming does not lift a tenant
 * over the owner where property is touched, and staff cannot confirm for a household.
 */
function replaces(
  question: Pick<Question, 'touchesProperty'>,
  later: RecordedResponse,
  earlier: RecordedResponse,
): boolean {
  const confirmed =
    later.confirmed &&
    (later.by === 'self' || actRank(later) === 2) &&
    !isTenantUnderOwner(question, later, earlier);
  return confirmed || compareRank(question, later, earlier) >= 0;
}

/** Whether two people answered by their own hand: nobody contradicts himself. */
function severalSpoke(live: readonly RecordedResponse[]): boolean {
  const own = live.filter(({ by }) => by === 'self');
  return own.some(({ actorId }) => actorId !== own[0]?.actorId);
}

function ownStances(live: readonly RecordedResponse[], questionId: string): OwnStance[] {
  const stances: OwnStance[] = [];
  for (const response of live) {
    const answer = response.by === 'self' ? byQuestion(response.answers, questionId) : undefined;
    if (answer !== undefined) stances.push({ ...response, value: answer.value });
  }
  return stances;
}

/**
 * The answers of one household that count, question by question (each may come from another entry). `live` are
 * its standing responses in the order of the log, `questions` those put to it.
 */
export function countedAnswers(
  questions: readonly Question[],
  live: readonly RecordedResponse[],
  kind: RoundKind,
): CountedAnswer[] {
  const counted: CountedAnswer[] = [];
  const maySettle = severalSpoke(live);
  for (const question of questions) {
    const { questionId } = question;
    let current: Candidate | undefined;
    for (const response of live) {
      const answer = byQuestion(response.answers, questionId);
      if (answer === undefined) continue;
      if (current === undefined || replaces(question, response, current.response))
        current = { response, answer };
    }
    if (current === undefined) continue;
    const { seq } = current.response;
    const contradicted = maySettle && isContradicted(kind, question, ownStances(live, questionId), seq);
    counted.push({ questionId, answer: current.answer, seq, contradicted });
  }
  return counted;
}
