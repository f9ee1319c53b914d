import type { SealedBox } from '../crypto/sealedBox.ts';
import type { LedgerLog } from './ledgerLog.ts';
import type { LedgerStore } from './ledgerStore.ts';
import { openEntry } from './openEntry.ts';
import type { SealedEntry } from './sealEntry.ts';

/** How many entries are read in one go. */
export const READ_SIZE = 500;

/**
 * The next stored entries behind those that the log has, each verified to follow the one before; none at the end. What
 * does not follow stops the log and is thrown as IntegrityError.
 */
export async function readFollowing<State>(
  store: Pick<LedgerStore, 'read'>,
  box: SealedBox,
  log: LedgerLog<State>,
): Promise<{ readonly sealed: SealedEntry; readonly idem: string }[]> {
  const opened: { sealed: SealedEntry; idem: string }[] = [];
  let prev = log.prev;
  for (const document of await store.read(log.log, log.size, READ_SIZE)) {
    try {
      const sealed = openEntry(box, document, { seq: log.size + opened.length, prev });
      prev = sealed.entry.h;
      opened.push({ sealed, idem: document.idem });
    } catch (error) {
      log.stop('ledger/integrity');
      throw error;
    }
  }
  return opened;
}
