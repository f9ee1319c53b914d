import type { Participation } from '../round/participation.ts';

/** What a client may say on `/live`, handled in order without waiting for a reply between. */
export type LiveRequest =
  | { readonly op: 'auth'; readonly token?: string }
  | { readonly op: 'subscribe'; readonly topics: Readonly<Record<string, number | null>> }
  | { readonly op: 'unsubscribe'; readonly topics: readonly string[] };

/** `seq` is the last entry counted in `data`; a client that reconnects sends it back. */
export interface LiveUpdate {
  readonly topic: string;
  readonly seq: number;
  readonly at: string;
  readonly data: Participation;
}

export type LiveReply =
  | { readonly op: 'ready' }
  | { readonly op: 'error'; readonly code: string; readonly message: string; readonly topic?: string }
  | LiveUpdate;
