import type { Connection } from 'mongoose';
import type { CommunityLedger } from '../state/communityState.ts';
import { noticeModel, outboxPlaceModel } from './noticeModel.ts';
import { owedNotice } from './owedNotice.ts';

export interface Outbox {
  /** Reads every log from where it stopped; returns when all notices owed are in the database. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

const READ_SIZE = 500;

/**
 * Turns entries into notices owed: a consumer of the log, never part of giving an answer. It reads each log once, in
 * order; after a crash it reads the last stretch again, and the notices' ids make that harmless. Delivery claims
 * `owed` notices from the same collection.
 */
export function openOutbox(
  connection: Connection,
  ledger: CommunityLedger,
  onError: (error: unknown) => void,
): Outbox {
  const notices = noticeModel(connection);
  const places = outboxPlaceModel(connection);
  const next = new Map<string, number>();
  let working: Promise<void> = Promise.resolve();
  let wanted = new Set<string>();

  const read = async (log: string): Promise<void> => {
    let from = next.get(log) ?? (await places.findById(log).lean())?.next ?? 0;
    while (from < ledger.size(log)) {
      const entries = await ledger.entries(log, from, READ_SIZE);
      const owed = entries.flatMap((entry) => {
        const notice = owedNotice(entry);
        if (notice === undefined) return [];
        const { seq } = entry.leaf;
        return [{ _id: `${log}:${seq}:${notice.householdId}`, log, seq, ...notice, status: 'owed' as const }];
      });
      if (owed.length > 0) {
        await notices.bulkWrite(
          owed.map(({ _id, ...rest }) => ({
            updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
          })),
        );
      }
      from += entries.length;
      await places.updateOne({ _id: log }, { $set: { next: from } }, { upsert: true });
      next.set(log, from);
    }
  };

  const work = (): Promise<void> => {
    working = working.then(async () => {
      const logs = wanted;
      wanted = new Set();
      for (const log of logs) await read(log).catch(onError);
    });
    return working;
  };
  const unfollow = ledger.follow((log) => {
    const idle = wanted.size === 0;
    wanted.add(log);
    if (idle) void work();
  });

  return {
    catchUp() {
      for (const log of ledger.logs()) wanted.add(log);
      return work();
    },
    stop() {
      unfollow();
      return working;
    },
  };
}
