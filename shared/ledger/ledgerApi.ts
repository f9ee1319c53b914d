import type { Leaf } from './leaf.ts';
import type { Checkpoint, ConsistencyProof, InclusionProof, KeyRotations } from './receipt.ts';

export interface LogParams {
  readonly log: string;
}

/** An entry as the world reads it. */
export interface PublicEntry {
  readonly seq: number;
  readonly h: string;
  readonly leaf: Leaf;
}

/** Heads, entries and proofs of a community's record (`log` is its `communityId`). */
export interface LedgerApi {
  'GET /ledgers/:log/checkpoint': { params: LogParams; reply: Checkpoint };
  'GET /ledgers/:log/entries': {
    params: LogParams;
    query: { readonly from?: number; readonly limit?: number };
    reply: {
      readonly items: readonly PublicEntry[];
      readonly nextCursor: string | null;
      readonly publishedSize: number;
    };
  };
  'GET /ledgers/:log/proofs/inclusion': {
    params: LogParams;
    query: { readonly seq: number; readonly size?: number };
    reply: InclusionProof & { readonly h: string };
  };
  'GET /ledgers/:log/proofs/consistency': {
    params: LogParams;
    query: { readonly from: number; readonly to: number };
    reply: ConsistencyProof;
  };
  /** How the log's signing key was replaced, oldest first: asked for by whoever remembers a head of another key. */
  'GET /ledgers/:log/key-rotations': {
    params: LogParams;
    query: { readonly size?: number };
    reply: KeyRotations;
  };
}
