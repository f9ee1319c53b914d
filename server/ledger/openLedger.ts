import { isRefusal } from '../../shared/refusal.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import type { Clock } from '../clock.ts';
import type { SealedBox } from '../crypto/sealedBox.ts';
import { isDatabaseAway } from '../database/isDatabaseAway.ts';
import type { HeadFile } from './headFile.ts';
import { LedgerError } from './ledgerError.ts';
import { LedgerLog, originOf } from './ledgerLog.ts';
import { placeId, type LedgerDocument, type LedgerStore } from './ledgerStore.ts';
import type { Fold, Ledger } from './ledgerTypes.ts';
import { LogWriter } from './logWriter.ts';
import { openEntry } from './openEntry.ts';
import type { SealedEntry } from './sealEntry.ts';
import type { SigningKey } from './signingKey.ts';

export interface LedgerParts<State> {
  readonly store: LedgerStore;
  readonly fold: Fold<State>;
  readonly box: SealedBox;
  readonly key: SigningKey;
  readonly heads: HeadFile;
  readonly clock: Clock;
  /** Other processes write to the same database: reads then catch up first. */
  readonly shared: boolean;
  /** Told of everything that stops a log; the operator's business. */
  readonly alarm: (error: unknown) => void;
}

interface OpenLog<State> {
  readonly log: LedgerLog<State>;
  readonly writer: LogWriter<State>;
}

const RECOVERY_BATCH = 1000;

/**
 * Reads and verifies every log, rebuilds its tree and state, and compares it with the newest head it ever signed. A
 * log that contradicts itself or is older than its own head (a restored backup) takes no entries until an operator has
 * looked; reading it goes on. Serving starts when this has ended.
 */
export async function openLedger<State>(parts: LedgerParts<State>): Promise<Ledger<State>> {
  const { store, fold, box, key, heads, clock, shared, alarm } = parts;
  const open = new Map<string, OpenLog<State>>();
  const listeners = new Set<(log: string, entries: readonly Entry[]) => void>();

  const afterwards = (log: LedgerLog<State>, sealed: readonly SealedEntry[]): void => {
    const { size, root } = log.checkpoint();
    heads.note(log.log, size, root);
    const entries = sealed.map(({ entry }) => entry);
    for (const listener of listeners) listener(log.log, entries);
  };

  const add = (id: string): OpenLog<State> => {
    const log = new LedgerLog(id, fold, key);
    const writer = new LogWriter(log, store, box, clock, afterwards, alarm);
    const added = { log, writer };
    open.set(id, added);
    return added;
  };

  const get = (id: string): OpenLog<State> => {
    const found = open.get(id);
    if (found === undefined) throw new RangeError(`There is no log ${id}.`);
    return found;
  };

  await recover(store, box, (id) => (open.get(id) ?? add(id)).log, alarm);
  await store.settle();
  if (open.size === 0) refuseLostLogs(heads);
  for (const id of heads.logs()) if (!open.has(id)) add(id);
  for (const { log } of open.values()) {
    if (log.genesisKey !== undefined && log.genesisKey !== key.publicKey) {
      throw new LedgerError(
        `The signing key is not the one that the log ${log.log} was opened with. Put back its key file.`,
      );
    }
    compareWithHead(log, heads, alarm);
  }

  const readSealed = async (id: string, from: number, limit: number): Promise<SealedEntry[]> => {
    const { log } = get(id);
    const documents = await store.read(id, from, Math.min(limit, log.size - from));
    return documents.map((document) => openEntry(box, document, { seq: document.seq, prev: document.prev }));
  };

  return {
    async openLog(id) {
      const { writer } = open.get(id) ?? add(id);
      const d = { origin: originOf(id), publicKey: key.publicKey, format: 1 };
      const written = await writer.append({
        log: id,
        actor: 'system:ledger',
        clientKey: 'genesis',
        request: 'genesis',
        decide: () => ({ t: 'genesis', d, fields: {} }),
      });
      if (isRefusal(written)) throw new LedgerError(`The log ${id} cannot be opened: ${written.refused}.`);
    },
    logs: () => [...open.keys()],
    has: (id) => open.has(id),
    append: (request) => get(request.log).writer.append(request),
    catchUp: (id) => (shared ? get(id).writer.catchUp() : Promise.resolve()),
    async catchUpAll(ids) {
      if (!shared) return;
      const byNext = new Map(ids.map((id) => [placeId(id, get(id).log.size), id]));
      const grown = await store.taken([...byNext.keys()]);
      await Promise.all(grown.map((place) => get(byNext.get(place) ?? '').writer.catchUp()));
    },
    state: (id) => get(id).log.state,
    size: (id) => get(id).log.size,
    publishedSize: (id) => get(id).log.publication.size,
    entry: async (id, seq) =>
      seq < 0 || seq >= get(id).log.size ? undefined : (await readSealed(id, seq, 1))[0]?.entry,
    entries: async (id, from, limit) => (await readSealed(id, from, limit)).map(({ entry }) => entry),
    async receipt(id, seq) {
      if (seq < 0 || seq >= get(id).log.size) return undefined;
      const [sealed] = await readSealed(id, seq, 1);
      return sealed === undefined ? undefined : get(id).log.receipt(sealed);
    },
    checkpoint: (id) => get(id).log.checkpoint(),
    inclusion: (id, seq, size) => get(id).log.inclusion(seq, size),
    consistency: (id, from, to) => get(id).log.consistency(from, to),
    hashAt: (id, seq) => get(id).log.hashAt(seq),
    stopped: (id) => get(id).log.stopped,
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await Promise.all([...open.values()].map(({ writer }) => writer.drain()));
      await heads.close();
    },
  };
}

async function recover<State>(
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

function compareWithHead<State>(
  log: LedgerLog<State>,
  heads: HeadFile,
  alarm: (error: unknown) => void,
): void {
  const head = heads.get(log.log);
  if (head === undefined) return;
  if (head.size > log.size || log.root(head.size) !== head.root) {
    log.stop('ledger/rolled-back');
    alarm(
      new Error(
        `The log ${log.log} (${log.size} entries) does not continue its signed head of ${head.size}.`,
      ),
    );
  }
}

/**
 * An empty database beside a file of signed heads is lost, not new: its logs, opened again, would get a second head of
 * every size. Throws LedgerError.
 */
export function refuseLostLogs(heads: HeadFile): void {
  const lost = heads.logs();
  if (lost.length === 0) return;
  throw new LedgerError(
    `The database is empty, but ${lost.length} logs were signed here (${lost.slice(0, 3).join(', ')} …). ` +
      'Put back the database that belongs to this data folder, or begin anew in an empty folder.',
  );
}
