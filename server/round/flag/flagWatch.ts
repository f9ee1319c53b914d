import type { Clock } from '../../clock.ts';
import type { CommunityStore } from '../../community/communityStore.ts';
import type { CommunityLedger, OpenedRound } from '../../state/communityState.ts';
import type { FlagStore } from './flagStore.ts';
import { flagsOf } from './raiseFlags.ts';

export interface FlagWatch {
  /** Returns when every round has been looked at as it stands now; throws what went wrong, which is tried again soon. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/** Nobody waits for a flag; entries that come meanwhile are looked at together, in one pass: 10 ms for 10 000 of them. */
const PAUSE_MS = 3000;

/**
 * Follows the log: a moment after staff have entered something in a round, what looks odd about their entries is kept for
 * review. Never part of an answer, which it can neither slow nor refuse; a crash in between is made up for at the start.
 */
export function openFlagWatch({
  ledger,
  communities,
  flags,
  clock,
  onError,
}: {
  readonly ledger: CommunityLedger;
  readonly communities: Pick<CommunityStore, 'find'>;
  readonly flags: FlagStore;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}): FlagWatch {
  const due = new Set<OpenedRound>();
  /** Entries of each flag as it was last kept: one that has not grown is not kept again. */
  const kept = new Map<string, number>();
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const look = async (round: OpenedRound): Promise<void> => {
    const community = await communities.find(round.terms.communityId);
    if (community === undefined || round.erased !== undefined) return;
    const grown = flagsOf(round, community, clock.now()).filter(
      ({ _id, size }) => size > (kept.get(_id) ?? 0),
    );
    await flags.raise(grown);
    for (const { _id, size } of grown) kept.set(_id, size);
  };
  const work = async (): Promise<void> => {
    for (const round of [...due]) {
      if (stopped) return;
      // Taken out before the look: what comes meanwhile makes it due again.
      due.delete(round);
      try {
        await look(round);
      } catch (error) {
        due.add(round);
        soon();
        throw error;
      }
    }
  };
  const run = (): Promise<void> => {
    const done = working.then(work);
    working = done.catch(() => undefined);
    return done;
  };
  const soon = (): void => {
    if (stopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      run().catch((error: unknown) => {
        if (!stopped) onError(error);
      });
    }, PAUSE_MS);
    timer.unref();
  };

  const unfollow = ledger.follow((log, entries) => {
    for (const { leaf } of entries) {
      // What a household enters itself has no operator.
      if ((leaf.t !== 'response' && leaf.t !== 'visit') || leaf.op === undefined) continue;
      const round = ledger.state(log).rounds.get(leaf.round ?? '');
      if (round !== undefined) due.add(round);
    }
    if (due.size > 0) soon();
  });

  return {
    catchUp() {
      for (const log of ledger.logs())
        for (const round of ledger.state(log).rounds.values()) if (round.erased === undefined) due.add(round);
      return run();
    },
    async stop() {
      stopped = true;
      unfollow();
      clearTimeout(timer);
      await working;
    },
  };
}
