import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type mongoose from 'mongoose';
import { systemClock, type Clock } from '../../server/clock.ts';
import { loadKeys } from '../../server/crypto/keys.ts';
import { ensureIndexes } from '../../server/database/ensureIndexes.ts';
import { HeadFile } from '../../server/ledger/headFile.ts';
import { ledgerIndexes, openLedgerStore, type LedgerStore } from '../../server/ledger/ledgerStore.ts';
import type { Fold, Ledger } from '../../server/ledger/ledgerTypes.ts';
import { openLedger } from '../../server/ledger/openLedger.ts';
import { loadSigningKey } from '../../server/ledger/signingKey.ts';

/** A folder with keys and head file in which ledgers can be opened again and again, as by restarts. */
export interface LedgerHome {
  readonly folder: string;
  open<State>(fold: Fold<State>, options?: OpenOptions): Promise<Ledger<State>>;
  /** What stopped a log since the home was made. */
  readonly alarms: unknown[];
  remove(): Promise<void>;
}

export interface OpenOptions {
  readonly clock?: Clock;
  readonly shared?: boolean;
  /** Puts something between ledger and database: a broken twin, a lost reply. */
  readonly wrap?: (store: LedgerStore) => LedgerStore;
}

/** Makes a home for ledgers over a test database. */
export async function ledgerHome(connection: mongoose.Connection): Promise<LedgerHome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ledger-'));
  await ensureIndexes(connection, [ledgerIndexes]);
  const keys = loadKeys({ file: path.join(folder, 'fields.json') });
  const alarms: unknown[] = [];
  return {
    folder,
    alarms,
    async open(fold, options = {}) {
      const store = openLedgerStore(connection);
      return openLedger({
        store: options.wrap?.(store) ?? store,
        fold,
        box: keys.ledgerCipher,
        key: await loadSigningKey(path.join(folder, 'ledger.pem'), true),
        heads: await HeadFile.open(path.join(folder, 'heads.json'), (error) => alarms.push(error)),
        clock: options.clock ?? systemClock,
        shared: options.shared ?? false,
        alarm: (error) => alarms.push(error),
      });
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
