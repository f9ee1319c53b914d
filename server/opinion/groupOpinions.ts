import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { fingerprint, likenessOf } from './minHash.ts';
import type { OpinionGroupStore } from './opinionGroupStore.ts';
import type { OpinionRecord } from './opinionModel.ts';
import type { Segmenter } from '../segment/segmenter.ts';

/** Puts opinions beside others that say nearly the same. */
export interface GroupOpinions {
  /** Compares all that wait, a batch at a time, until there are none or `enough` says so. */
  compareAll(enough: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Half of the words in common: the same wish in other words stays below, the same sentence with a word more is above. */
const ALIKE_PERMILLE = 500;
const BATCH = 50;
/** However many opinions there are: so many are looked at for one, the newest of those that share a band. */
const MOST_LOOKED_AT = 50;

/**
 * The grouping: an index in the database (MinHash bands) says which few opinions an opinion has to be compared with,
 * so that its cost does not grow with all that was ever said. What it finds is a suggestion; staff confirm or split.
 */
export function groupOpinions(parts: {
  readonly groups: OpinionGroupStore;
  readonly segmenter: Segmenter;
  readonly wordsOf: (opinion: OpinionRecord) => string | null;
  readonly key: Buffer;
  readonly clock: Clock;
}): GroupOpinions {
  const { groups, segmenter, key, clock } = parts;

  const compare = async (opinion: OpinionRecord, words: readonly string[]): Promise<void> => {
    const print = fingerprint(words, key);
    if (print === undefined) return groups.settle(opinion._id, undefined, undefined);
    const others = await groups.alike(opinion.communityId, print.bands, MOST_LOOKED_AT);
    const best = others
      .filter(({ _id, groupId }) => _id !== opinion._id && !opinion.apart.includes(groupId ?? ''))
      .map((other) => ({ other, likeness: likenessOf(print.signature, other.signature ?? '') }))
      .filter(({ likeness }) => likeness >= ALIKE_PERMILLE)
      .sort((first, second) => second.likeness - first.likeness)[0];
    if (best === undefined) return groups.settle(opinion._id, print, undefined);
    const { other, likeness } = best;
    const groupId = await groups.groupAround(other, groupIdOf(other._id), new Date(clock.now()));
    return groups.settle(opinion._id, print, { groupId, likeness });
  };

  return {
    async compareAll(enough) {
      while (!enough()) {
        const batch = await groups.waiting(BATCH);
        if (batch.length === 0) return;
        const words = await segmenter.wordsOf(batch.map((opinion) => parts.wordsOf(opinion) ?? ''));
        for (const [index, opinion] of batch.entries()) await compare(opinion, words[index] ?? []);
      }
    },
    stop: () => segmenter.stop(),
  };
}

/** The same around the same opinion, whichever instance makes it. */
function groupIdOf(opinionId: string): string {
  return `group-${createHash('sha256').update(opinionId).digest('hex').slice(0, 24)}`;
}
