import type { Connection } from 'mongoose';
import type { CommunityLedger } from '../state/communityState.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { noticeModel, outboxPlaceModel, type NoticeRecord } from './noticeModel.ts';
import { owedNotice } from './owedNotice.ts';

export interface Outbox {
  /** Reads every log from where it stopped; returns when all notices owed are in the database. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

const READ_SIZE = 500;
/** Answers in a rush are read together: nobody waits for a notice within half a second. */
const PAUSE_MS = 500;

type Owed = Pick<NoticeRecord, '_id' | 'log' | 'seq' | 'householdId' | 'reason' | 'status'>;

/**
 * Turns entries into notices owed: a consumer of the log, never part of giving an answer. It is handed each entry once,
 * in order, and notes in the database how far it has come; after a crash it reads the last stretch again, and the
 * notices' ids make that harmless. Delivery claims `owed` notices from the same collection.
 */
export function openOutbox(
  connection: Connection,
  ledger: CommunityLedger,
  onError: (error: unknown) => void,
): Outbox {
  const notices = noticeModel(connection);
  const places = outboxPlaceModel(connection);
  let waiting: Owed[] = [];
  let reached = new Map<string, number>();
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const take = (log: string, entries: readonly Entry[]): void => {
    for (const entry of entries) {
      const notice = owedNotice(entry);
      const { seq } = entry.leaf;
      if (notice === undefined) continue;
      waiting.push({ _id: `${log}:${seq}:${notice.householdId}`, log, seq, ...notice, status: 'owed' });
    }
    reached.set(log, (entries.at(-1)?.leaf.seq ?? -1) + 1);
  };

  const write = async (): Promise<void> => {
    const [owed, reachedNow] = [waiting, reached];
    waiting = [];
    reached = new Map();
    try {
      if (owed.length > 0) {
        await notices.bulkWrite(
          owed.map(({ _id, ...rest }) => ({
            updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
          })),
        );
      }
      if (reachedNow.size > 0) {
        await places.bulkWrite(
          [...reachedNow].map(([_id, next]) => ({
            updateOne: { filter: { _id }, update: { $max: { next } }, upsert: true },
          })),
        );
      }
    } catch (error) {
      // Kept for the next time; what the process forgets the places in the database remember.
      waiting = [...owed, ...waiting];
      for (const [log, next] of reachedNow) reached.set(log, Math.max(next, reached.get(log) ?? 0));
      onError(error);
      // Nobody may answer any more for a long time: what is owed does not wait for the next entry.
      flushSoon();
    }
  };
  const flush = (): Promise<void> => (working = working.then(write));
  const flushSoon = (): void => {
    if (stopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void flush();
    }, PAUSE_MS);
  };

  const unfollow = ledger.follow((log, entries) => {
    take(log, entries);
    flushSoon();
  });

  return {
    async catchUp() {
      const stored = new Map((await places.find().lean()).map(({ _id, next }) => [_id, next]));
      for (const log of ledger.logs()) {
        for (let from = stored.get(log) ?? 0; from < ledger.size(log); from += READ_SIZE) {
          take(log, await ledger.entries(log, from, READ_SIZE));
        }
      }
      await flush();
    },
    stop() {
      stopped = true;
      unfollow();
      clearTimeout(timer);
      return flush();
    },
  };
}
