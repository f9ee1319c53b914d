import type { Answer, Question } from '../../../../shared/round/question.ts';
import { refuseAnswers } from '../../../../shared/round/answering/refuseAnswers.ts';
import { askedIds } from './askedIds.ts';
import { answersToSend } from './editAnswers.ts';

/** Where a ballot stands. Ids are in ballot order. */
export interface BallotProgress {
  readonly total: number;
  readonly answered: number;
  /** Questions that must still be answered or put right before sending. */
  readonly unfinished: readonly string[];
  /** Field faults by question, the code of shared's rules; `answers` stands for the whole ballot. */
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

/** The key of faults that concern no single question. */
export const WHOLE_BALLOT = 'answers';

/** The same rules as the server's, asked on the device: what is answered, what is missing, what is wrong. */
export function ballotProgress(
  questions: readonly Question[],
  questionIds: readonly string[],
  answers: readonly Answer[],
): BallotProgress {
  const sent = answersToSend(questions, questionIds, answers);
  const faults: Record<string, readonly string[]> = {};
  for (const { path, code } of refuseAnswers(questions, questionIds, sent)?.fields ?? []) {
    const questionId = questionOfPath(path, questions, sent) ?? WHOLE_BALLOT;
    faults[questionId] = [...(faults[questionId] ?? []), code];
  }
  // With no answer at all the rules say only that the form is blank; what is required is still missing.
  const ids = askedIds(questions, questionIds, answers);
  const asked = questions.filter(({ questionId }) => ids.includes(questionId));
  if (sent.length === 0) {
    for (const { questionId, required } of asked) if (required) faults[questionId] = ['required'];
  }
  return {
    total: asked.length,
    answered: sent.length,
    unfinished: asked.map(({ questionId }) => questionId).filter((id) => faults[id] !== undefined),
    faults,
  };
}

/** `answers[2].value` and `questions[4]` → the question they are about. */
export function questionOfPath(
  path: string,
  questions: readonly Question[],
  sent: readonly Answer[],
): string | undefined {
  const [, list, index] = /^(answers|questions)\[(\d+)\]/.exec(path) ?? [];
  if (list === undefined || index === undefined) return undefined;
  return (list === 'answers' ? sent : questions)[Number(index)]?.questionId;
}

/** `还有 3 题没选`, or that the ballot can be handed in. */
export function progressText({ unfinished }: BallotProgress): string {
  return unfinished.length === 0 ? '必答的都选好了，还没有提交。' : `还有 ${unfinished.length} 题没选好`;
}
