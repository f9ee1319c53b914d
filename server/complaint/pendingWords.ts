import type { ComplaintEntry } from '../../shared/complaint/complaintEntry.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { PendingText, PendingTexts } from '../moderation/contentCheck.ts';
import { addEntries, type Decision } from './addEntries.ts';
import type { ComplaintParts } from './complaintParts.ts';

const BETWEEN = '/';

/**
 * Words of complaints that wait for the content check. Once it has spoken they are shown, or held until a person looks;
 * what a person has decided meanwhile stands.
 */
export function pendingWords(parts: Pick<ComplaintParts, 'complaints' | 'calendar' | 'clock'>): PendingTexts {
  return {
    async pending(limit, after) {
      const waiting = await parts.complaints.unchecked(limit, after?.split(BETWEEN)[0]);
      return waiting.flatMap(({ _id, entries, folded }) =>
        folded.moderation.flatMap(({ entryId, is }): PendingText[] => {
          const entry = entries.find((one) => one.entryId === entryId);
          if (is !== 'pending' || entry?.accountId === undefined) return [];
          return [{ id: _id + BETWEEN + entryId, accountId: entry.accountId, text: entry.text ?? '' }];
        }),
      );
    },
    async settle(id, outcome) {
      const [complaintId = '', entryId = ''] = id.split(BETWEEN);
      const settled = await addEntries(
        parts,
        () => parts.complaints.find(complaintId),
        ({ folded }): Decision => {
          const now = folded.moderation.find((one) => one.entryId === entryId);
          if (now?.is !== 'pending') return 'there';
          const kind: ComplaintEntry['kind'] = outcome === 'pass' ? 'restored' : 'held';
          return [{ kind, by: 'clock', about: entryId }];
        },
      );
      if (isRefusal(settled)) throw new Error(`The check of ${id} could not be settled: ${settled.refused}.`);
    },
  };
}
