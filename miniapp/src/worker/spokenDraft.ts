import { CHANNELS, type Channel } from '../../../shared/round/round.ts';
import type { Answer } from '../../../shared/round/question.ts';
import type { ResponseBody, RoundView } from '../../../shared/round/roundView.ts';
import type { SpokenDraft } from '../platform/storage.ts';

/** Ways in which a household speaks and staff writes; paper forms have their own way in. */
export const SPOKEN_CHANNELS: readonly Channel[] = CHANNELS.filter(
  (channel) => channel === 'door' || channel === 'meeting' || channel === 'designer' || channel === 'call',
);

interface Opening {
  readonly round: Pick<RoundView, 'questionHash'>;
  readonly accountId: string;
  readonly kept: SpokenDraft | undefined;
  readonly freshKey: string;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** What was begun for this door by the same worker on the same questions, else a new one. */
export function openSpoken({ round, accountId, kept, freshKey, now }: Opening): SpokenDraft {
  const mine = kept?.accountId === accountId && kept.questionHash === round.questionHash;
  if (kept !== undefined && mine) return kept;
  return {
    accountId,
    clientKey: freshKey,
    questionHash: round.questionHash,
    visitedAt: now,
    answers: [],
  };
}

/** What is sent, or undefined while it is not said how and by whom the household spoke. */
export function spokenBody(
  draft: SpokenDraft,
  householdId: string,
  answers: readonly Answer[],
): ResponseBody | undefined {
  const { clientKey, questionHash, channel, relation, visitedAt } = draft;
  if (channel === undefined || relation === undefined) return undefined;
  return { clientKey, householdId, questionHash, answers, channel, relation, visit: { visitedAt } };
}
