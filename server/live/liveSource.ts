import type { LiveData } from '../../shared/live/message.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';

/**
 * What one caller may see of a topic. Everybody for whom the source answers with the same `tier` sees the same
 * data, so a change is written once per tier and the same bytes go to all of it. `seq` never falls within a topic.
 */
export interface LiveState {
  readonly tier: string;
  readonly seq: number;
  readonly data: LiveData;
}

/** Where live updates come from: what has been written and acknowledged, never the command that is still writing. */
export interface LiveSource {
  /** The state that this caller may see now, or the refusal of an unknown or hidden topic. */
  snapshot(topic: string, caller: Caller): Promise<LiveState | Refusal>;
  /** Calls the listener with the topics of each acknowledged append; the answer ends the following. */
  follow(listener: (topics: readonly string[]) => void): () => void;
}
