import type { Entry } from '../../shared/ledger/leaf.ts';
import type { SealedBox } from '../crypto/sealedBox.ts';
import { isDatabaseAway } from '../database/isDatabaseAway.ts';
import type { LedgerLog } from './ledgerLog.ts';
import type { LedgerDocument, LedgerStore } from './ledgerStore.ts';
import { openEntry } from './openEntry.ts';

const RECOVERY_BATCH = 1000;

/**
 * Reads every stored log from its first entry, verifying each, and adds what holds. A log that contradicts itself stops
 * at its last sound entry and keeps no other from being served; throws only when the database is away.
 */
export async function recoverLogs<State>(
  store: LedgerStore,
  box: SealedBox,
  logOf: (id: string) => LedgerLog<State>,
  alarm: (error: unknown) => void,
): Promise<void> {
  let batch: { entry: Entry; idem: string }[] = [];
  let current: LedgerLog<State> | undefined;
  const flush = async (): Promise<void> => {
    const entries = batch;
    batch = [];
    if (current !== undefined) await addRecovered(current, entries, alarm);
  };
  for await (const document of store.readAll()) {
    if (current?.log !== document.log) {
      await flush();
      current = logOf(document.log);
    }
    if (current.stopped !== undefined) continue;
    const entry = openNext(box, current, batch, document, alarm);
    if (entry !== undefined) batch.push({ entry, idem: document.idem });
    if (batch.length >= RECOVERY_BATCH || current.stopped !== undefined) await flush();
  }
  await flush();
}

/** One log that cannot be read to its end must not keep the others from being served. */
async function addRecovered<State>(
  log: LedgerLog<State>,
  entries: readonly { readonly entry: Entry; readonly idem: string }[],
  alarm: (error: unknown) => void,
): Promise<void> {
  try {
    await log.load(entries.map(({ entry }) => entry));
    log.add(entries);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    log.stop('ledger/integrity');
    alarm(error);
  }
}

function openNext<State>(
  box: SealedBox,
  log: LedgerLog<State>,
  batch: readonly { readonly entry: Entry }[],
  document: LedgerDocument,
  alarm: (error: unknown) => void,
): Entry | undefined {
  const expected = { seq: log.size + batch.length, prev: batch.at(-1)?.entry.h ?? log.prev };
  try {
    return openEntry(box, document, expected).entry;
  } catch (error) {
    log.stop('ledger/integrity');
    alarm(error);
    return undefined;
  }
}
