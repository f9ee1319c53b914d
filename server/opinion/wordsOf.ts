import type { FieldCipher } from '../crypto/fieldCipher.ts';
import type { OpenedRounds } from '../state/openedRounds.ts';
import { OPINION_COLLECTION, type OpinionRecord } from './opinionModel.ts';

/** Where the words of a free opinion are sealed. */
export function placeOfWords(opinionId: string): {
  readonly collection: string;
  readonly id: string;
  readonly field: string;
} {
  return { collection: OPINION_COLLECTION, id: opinionId, field: 'text' };
}

/**
 * What was said, in clear: a free opinion is unsealed, everything else is read from the record of answers, the only
 * place where it stands. Null where that was erased, and of a score.
 */
export function wordsOf(
  { cipher, opened }: { readonly cipher: FieldCipher; readonly opened: OpenedRounds },
  { _id, text, said, householdId, source }: OpinionRecord,
): string | null {
  if (text !== undefined) return cipher.openText(text, placeOfWords(_id));
  if (said?.seq === undefined || householdId === undefined) return null;
  const cell = opened.find(said.roundId)?.count.cells.get(householdId);
  for (const event of cell?.events ?? []) {
    if (event.kind !== 'response' || event.seq !== said.seq) continue;
    const answer = event.answers.find(({ questionId }) => questionId === said.questionId);
    const words = source === 'reason' ? answer?.reason : answer?.value;
    return typeof words === 'string' ? words : null;
  }
  return null;
}
