import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { Participation } from '../../shared/round/counting/participation.ts';
import type { Caller } from '../http/caller.ts';
import { findRound } from './findRound.ts';
import { tierOf, type ParticipationBoard } from './participationFor.ts';
import type { RoundParts } from './roundParts.ts';

const PREFIX = 'round:';

/** The live topics `round:<id>`: participation by tier, nothing else, after each acknowledged entry. */
export interface RoundTopics {
  snapshot(
    topic: string,
    caller: Caller,
  ): Promise<{ readonly tier: string; readonly seq: number; readonly data: Participation } | Refusal>;
  follow(listener: (topics: readonly string[]) => void): () => void;
}

/** Makes the source that the socket server reads; a draft round has no topic. */
export function roundTopics(parts: RoundParts, board: ParticipationBoard): RoundTopics {
  const { ledger, communities } = parts;
  return {
    async snapshot(topic, caller) {
      const found = topic.startsWith(PREFIX) ? await findRound(parts, topic.slice(PREFIX.length)) : undefined;
      const community = found?.opened && (await communities.find(found.terms.communityId));
      if (found?.opened === undefined || community === undefined) return refuse('live/topic-unknown');
      const tier = tierOf(caller, community);
      const seq = ledger.size(community._id) - 1;
      return { tier, seq, data: board.of(found.opened, tier, seq) };
    },
    follow: (listener) =>
      ledger.follow((_log, entries) => {
        const touched = new Set(
          entries.flatMap(({ leaf }) => (leaf.round === undefined ? [] : [leaf.round])),
        );
        if (touched.size > 0) listener([...touched].map((roundId) => PREFIX + roundId));
      }),
  };
}
