import type { Answer, Question } from '../../../shared/round/question.ts';
import { refuse, type Refusal } from '../../../shared/refusal.ts';
import type { Caller } from '../../http/caller.ts';
import type { RoundParts } from '../roundParts.ts';

/**
 * Refuses answers whose written words (text answers and reasons) the content check finds risky; asked before anything is
 * written. A check that is away holds no answer up: answers are never published by themselves.
 */
export async function refuseRiskyWords(
  { moderation }: Pick<RoundParts, 'moderation'>,
  caller: Caller,
  questions: readonly Question[],
  answers: readonly Answer[],
): Promise<Refusal | undefined> {
  const texts = new Set(questions.filter(({ type }) => type === 'text').map(({ questionId }) => questionId));
  const words = answers.flatMap(({ questionId, value, reason }) => [
    ...(texts.has(questionId) && typeof value === 'string' ? [value] : []),
    ...(reason === undefined ? [] : [reason]),
  ]);
  if (words.length === 0) return undefined;
  const checked = await moderation.checkText(caller, words.join('\n'));
  return checked === 'refused' ? refuse('content/refused') : undefined;
}
