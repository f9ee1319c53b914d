import type { ComplaintMoved } from '../complaint/complaintView.ts';
import type { Participation } from '../round/counting/participation.ts';

/** What a client may say on `/live`, handled in order without waiting for a reply between. */
export type LiveRequest =
  | { readonly op: 'auth'; readonly token?: string }
  | { readonly op: 'subscribe'; readonly topics: Readonly<Record<string, number | null>> }
  | { readonly op: 'unsubscribe'; readonly topics: readonly string[] };

/** Of `round:<id>` the participation in the caller’s tier; of `complaint:<id>` and `complaints:<communityId>` that it moved. */
export type LiveData = Participation | ComplaintMoved;

/**
 * `seq` is the last entry counted in `data`, or the version of what moved; a client that reconnects sends it back.
 */
export interface LiveUpdate {
  readonly topic: string;
  readonly seq: number;
  readonly at: string;
  readonly data: LiveData;
}

export type LiveReply =
  | { readonly op: 'ready' }
  | { readonly op: 'error'; readonly code: string; readonly message: string; readonly topic?: string }
  | LiveUpdate;

/** Tells a round's participation from a complaint that moved. */
export function isParticipation(data: LiveData): data is Participation {
  return 'roundId' in data;
}
