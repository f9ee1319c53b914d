import { CHANNELS, type Channel } from '../../../shared/round/round.ts';
import type { Answer } from '../../../shared/round/question.ts';
import type { ResponseBody, RoundView } from '../../../shared/round/roundView.ts';
import type { SpokenDraft } from '../platform/storage.ts';

/** Ways in which a household speaks or writes and staff enters. */
export const SPOKEN_CHANNELS: readonly Channel[] = CHANNELS.filter(
  (channel) => channel !== 'app' && channel !== 'web',
);

/** What of a paper form is still missing: its number, its photograph. */
export function missingOfForm({ channel, serial = '', photo }: SpokenDraft): readonly ('serial' | 'photo')[] {
  if (channel !== 'paper') return [];
  return [
    ...(serial.trim() === '' ? ['serial' as const] : []),
    ...(photo === undefined ? ['photo' as const] : []),
  ];
}

/** A printed number as the record has it: people type it in groups and in small letters. */
export function plainSerial(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '');
}

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

/** What is sent, or undefined while it is not said how and by whom the household spoke, or the paper is not there. */
export function spokenBody(
  draft: SpokenDraft,
  householdId: string,
  answers: readonly Answer[],
): ResponseBody | undefined {
  const { clientKey, questionHash, channel, relation, visitedAt, serial = '', photo } = draft;
  if (channel === undefined || relation === undefined || missingOfForm(draft).length > 0) return undefined;
  const said = { clientKey, householdId, questionHash, answers, channel, relation };
  if (channel !== 'paper' || photo === undefined) return { ...said, visit: { visitedAt } };
  return { ...said, form: { serial: plainSerial(serial), photo } };
}
