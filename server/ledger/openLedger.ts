import { isRefusal } from '../../shared/refusal.ts';
import { originOf } from '../../shared/ledger/checkpoint.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import type { Clock } from '../clock.ts';
import type { SealedBox } from '../crypto/sealedBox.ts';
import { examineLogs, refuseLostLogs } from './examineLogs.ts';
import type { HeadFile } from './headFile.ts';
import { incidentOf } from './incident.ts';
import { keyRotateOf } from './keyRotateEntry.ts';
import { LedgerError } from './ledgerError.ts';
import { LedgerLog } from './ledgerLog.ts';
import { placeId, type LedgerDocument, type LedgerStore } from './ledgerStore.ts';
import type { Fold, Ledger } from './ledgerTypes.ts';
import { LogWriter } from './logWriter.ts';
import { IntegrityError, openEntry } from './openEntry.ts';
import { recoverLogs } from './recoverLogs.ts';
import { openingOf, type SealedEntry } from './sealEntry.ts';
import type { SigningKey } from './signingKey.ts';

export interface LedgerParts<State> {
  readonly store: LedgerStore;
  readonly fold: Fold<State>;
  readonly box: SealedBox;
  readonly key: SigningKey;
  /** The key that `rotateKey` puts in the place of `key`; only the operator's command has it. */
  readonly successor?: SigningKey;
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

/**
 * Reads and verifies every log, rebuilds its tree and state, and compares it with the newest head it ever signed. A
 * log that contradicts itself or is older than its own head (a restored backup) takes no entries until an operator has
 * looked; reading it goes on. Serving starts when this has ended.
 */
export async function openLedger<State>(parts: LedgerParts<State>): Promise<Ledger<State>> {
  const { store, fold, box, key, successor, heads, clock, shared, alarm } = parts;
  const keys = successor === undefined ? [key] : [key, successor];
  const open = new Map<string, OpenLog<State>>();
  const listeners = new Set<(log: string, entries: readonly Entry[]) => void>();

  const afterwards = (log: LedgerLog<State>, sealed: readonly SealedEntry[]): void => {
    const head = log.checkpoint();
    if (head !== undefined) heads.note(log.log, head.size, head.root);
    const entries = sealed.map(({ entry }) => entry);
    for (const listener of listeners) listener(log.log, entries);
  };

  const add = (id: string): OpenLog<State> => {
    const log = new LedgerLog(id, fold, keys);
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

  await recoverLogs(store, box, (id) => (open.get(id) ?? add(id)).log, alarm);
  await store.settle();
  if (open.size === 0) refuseLostLogs(heads);
  for (const id of heads.logs()) if (!open.has(id)) add(id);
  const logs = [...open.values()].map(({ log }) => log);
  const ours = keys.map(({ publicKey }) => publicKey);
  examineLogs(logs, ours, heads, alarm);

  const eraseAnnounced = async (id: string): Promise<void> => {
    const { log } = get(id);
    const seqs = log.stopped === undefined ? log.announcedSeqs : [];
    if (seqs.length === 0) return;
    await store.eraseSeed(id, seqs);
    log.erased(seqs);
  };
  // Announced before the process ended, and perhaps not done.
  for (const id of open.keys()) await eraseAnnounced(id);

  const readSealed = async (id: string, from: number, limit: number): Promise<SealedEntry[]> => {
    const { log } = get(id);
    const documents = await store.read(id, from, Math.min(limit, log.size - from));
    try {
      return documents.map((document) => openKnown(box, log, document));
    } catch (error) {
      log.stop('ledger/integrity');
      alarm(error);
      throw error;
    }
  };

  const openLog = async (id: string): Promise<void> => {
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
  };

  return {
    openLog,
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
    opened: async (id, from, limit) =>
      (await readSealed(id, from, limit)).map((sealed) => ({
        entry: sealed.entry,
        opening: openingOf(sealed),
      })),
    async receipt(id, seq) {
      if (seq < 0 || seq >= get(id).log.size) return undefined;
      const [sealed] = await readSealed(id, seq, 1);
      return sealed === undefined ? undefined : get(id).log.receipt(sealed);
    },
    checkpoint: (id) => get(id).log.checkpoint(),
    checkpointAt: (id, size) => get(id).log.checkpointAt(size),
    sealNote: (id, about, size, digest) => get(id).log.sealNote(about, size, digest),
    inclusion: (id, seq, size) => get(id).log.inclusion(seq, size),
    consistency: (id, from, to) => get(id).log.consistency(from, to),
    hashAt: (id, seq) => get(id).log.hashAt(seq),
    keyInForce: (id) => get(id).log.keyInForce,
    rotations: (id) => get(id).log.rotations,
    stopped: (id) => get(id).log.stopped,
    eraseAnnounced,
    async acceptRestore(id, reason) {
      const { log, writer } = get(id);
      const lost = heads.get(id);
      if (lost === undefined || log.stopped?.refused !== 'ledger/rolled-back') return undefined;
      log.acceptRestore();
      if (log.size === 0) await openLog(id);
      const written = await writer.append(incidentOf(id, lost, reason));
      if (isRefusal(written)) return written;
      await heads.replace(id, log.size, log.root(log.size));
      return { entry: written.entry, lostSize: lost.size };
    },
    async rotateKey(id, reason) {
      const { log, writer } = get(id);
      if (log.stopped !== undefined) return log.stopped;
      if (successor === undefined || log.keyInForce !== key.publicKey) return undefined;
      const written = await writer.append(keyRotateOf(log, { before: key, after: successor }, reason));
      if (isRefusal(written)) return written;
      await heads.replace(id, log.size, log.root(log.size));
      return written.entry;
    },
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

/** Reads again an entry that was verified before: it must still be the one that stands in the tree. */
function openKnown<State>(box: SealedBox, log: LedgerLog<State>, document: LedgerDocument): SealedEntry {
  const { seq, prev } = document;
  const sealed = openEntry(box, document, { seq, prev });
  if (sealed.entry.h !== log.hashAt(seq)) throw new IntegrityError(`${log.log}/${seq}: was exchanged`);
  return sealed;
}
