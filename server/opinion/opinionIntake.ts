import type { Connection } from 'mongoose';
import type { CommunityStore } from '../community/communityStore.ts';
import type { CommunityLedger, OpenedRound } from '../state/communityState.ts';
import { collectOpinions } from './collectOpinions.ts';
import type { GroupOpinions } from './groupOpinions.ts';
import { COLLECTED_ROUNDS } from './opinionModel.ts';
import type { OpinionStore } from './opinionStore.ts';

interface CollectedRound {
  readonly _id: string;
  readonly status: 'closed' | 'final';
}

export interface OpinionIntake {
  /** Looks for new opinions and compares them, soon; returns at once. */
  soon(): void;
  /** Returns when everything that is there now has been collected and compared. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

const PAUSE_MS = 300;

/**
 * Follows the log: when a round closes, and again when its result is final (a late entry may have come), what
 * households said in it becomes opinions, and new opinions are compared. Never part of a request; a crash in between
 * is made up for at the next start, because what was collected is known by its id.
 */
export function openOpinionIntake(parts: {
  readonly connection: Connection;
  readonly ledger: CommunityLedger;
  readonly communities: CommunityStore;
  readonly opinions: OpinionStore;
  readonly group: GroupOpinions;
  readonly key: Buffer;
  /** The score below which an item asks for something to be done, by the policy of a place. */
  readonly lowScoreAt: (regionIds: readonly string[]) => number;
  readonly onError: (error: unknown) => void;
}): OpinionIntake {
  const { connection, ledger, communities, opinions, group, key, lowScoreAt, onError } = parts;
  const collected = connection.collection<CollectedRound>(COLLECTED_ROUNDS);
  const due = new Map<string, OpenedRound>();
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const collect = async (round: OpenedRound): Promise<void> => {
    const { roundId: _id, communityId } = round.terms;
    const status = round.status === 'final' ? 'final' : 'closed';
    if ((await collected.findOne({ _id }))?.status === status) return;
    const community = await communities.find(communityId);
    if (community === undefined) return;
    await opinions.collect(collectOpinions(round, community, key, lowScoreAt(community.regionIds)));
    await collected.updateOne({ _id }, { $set: { status } }, { upsert: true });
  };
  const work = async (): Promise<void> => {
    try {
      for (const [roundId, round] of [...due]) {
        await collect(round);
        due.delete(roundId);
      }
      await group.compareAll(() => stopped);
    } catch (error) {
      if (stopped) return;
      onError(error);
      soon();
    }
  };
  const run = (): Promise<void> => (working = working.then(work));
  const soon = (): void => {
    if (stopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void run();
    }, PAUSE_MS);
    timer.unref();
  };
  const note = (round: OpenedRound | undefined): void => {
    if (round !== undefined && round.status !== 'open') due.set(round.terms.roundId, round);
  };

  const unfollow = ledger.follow((log, entries) => {
    for (const { leaf } of entries) {
      if (leaf.t !== 'roundClose' && leaf.t !== 'resultFinal') continue;
      note(ledger.state(log).rounds.get(leaf.round ?? ''));
      soon();
    }
  });

  return {
    soon,
    async catchUp() {
      for (const log of ledger.logs()) for (const round of ledger.state(log).rounds.values()) note(round);
      const known = new Map((await collected.find().toArray()).map(({ _id, status }) => [_id, status]));
      for (const [roundId, { status }] of [...due]) if (known.get(roundId) === status) due.delete(roundId);
      await run();
    },
    async stop() {
      stopped = true;
      unfollow();
      clearTimeout(timer);
      await working;
      await group.stop();
    },
  };
}
