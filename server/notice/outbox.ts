import type { Connection } from 'mongoose';
import type { Entry } from '../../shared/ledger/leaf.ts';
import type { Clock } from '../clock.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import { outboxPlaceModel } from './noticeModel.ts';
import type { NoticeStore, NoticeToOwe } from './noticeStore.ts';
import { owedNotice } from './owedNotice.ts';

export interface Outbox {
  /** Reads every log from where it stopped; returns when all notices owed are in the database. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

const READ_SIZE = 500;
/** Answers in a rush are read together: nobody waits for a notice within half a second. */
const PAUSE_MS = 500;

/**
 * Turns entries into notices owed: a consumer of the log, never part of giving an answer. It is handed each entry once,
 * in order, and notes in the database how far it has come; after a crash it reads the last stretch again, and the
 * notices' ids make that harmless. Delivery claims `owed` notices from the same collection.
 */
export function openOutbox(
  connection: Connection,
  ledger: CommunityLedger,
  notices: NoticeStore,
  clock: Clock,
  onError: (error: unknown) => void,
): Outbox {
  const places = outboxPlaceModel(connection);
  let waiting: NoticeToOwe[] = [];
  let reached = new Map<string, number>();
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const take = (log: string, entries: readonly Entry[]): void => {
    for (const entry of entries) {
      const owed = owedNotice(entry);
      if (owed !== undefined) waiting.push(toOwe(log, entry, owed));
    }
    reached.set(log, (entries.at(-1)?.leaf.seq ?? -1) + 1);
  };
  const toOwe = (
    log: string,
    { leaf: { seq, round: roundId = '' } }: Entry,
    { householdId, reason, actorId }: NonNullable<ReturnType<typeof owedNotice>>,
  ): NoticeToOwe => {
    const round = ledger.state(log).rounds.get(roundId);
    return {
      sourceId: `${log}:${seq}`,
      at: new Date(clock.now()),
      entry: { log, seq },
      communityId: log,
      to: { householdId },
      reason,
      ...(actorId === undefined ? {} : { actorId }),
      words: round === undefined ? {} : { title: round.terms.title },
      link: round === undefined ? { kind: 'household' } : { kind: 'round', roundId },
      urgent: reason === 'memberJoined',
    };
  };

  const write = async (): Promise<void> => {
    const [owed, reachedNow] = [waiting, reached];
    waiting = [];
    reached = new Map();
    try {
      await notices.owe(owed);
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
