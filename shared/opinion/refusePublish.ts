import { refuse, type Refusal } from '../refusal.ts';
import { holdsPrivateWords } from './maskWords.ts';
import type { OpinionSource } from './opinion.ts';

/** What decides whether an opinion may be read by everybody. */
export interface PublishSituation {
  readonly source: OpinionSource;
  /** The author of a free opinion said so. */
  readonly mayPublish: boolean;
  /** Different households in the confirmed group, the opinion's own included. */
  readonly households: number;
  readonly smallCellK: number;
  readonly words: string;
}

/**
 * Private stays private: a free opinion needs its author's leave. What was said in a round tells how a household
 * answered, so it is published only where at least k households, put together by staff, say the same (小格保护). A
 * score is public by the result itself, or not at all.
 */
export function refusePublish(situation: PublishSituation): Refusal | undefined {
  const { source, mayPublish, households, smallCellK, words } = situation;
  if (source === 'score') return refuse('opinion/score-is-public');
  if (source === 'free' && !mayPublish) return refuse('opinion/private');
  if (source !== 'free' && households < smallCellK)
    return refuse('opinion/too-few', { households: smallCellK });
  if (holdsPrivateWords(words)) return refuse('opinion/names-somebody');
  return undefined;
}
