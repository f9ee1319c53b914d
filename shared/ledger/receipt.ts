import type { CommittedField, Leaf, LedgerValue } from './leaf.ts';

/** Value and salt (64 hex) that open one commitment of a leaf. */
export type Opening = Readonly<
  Partial<Record<CommittedField, { readonly value: LedgerValue; readonly salt: string }>>
>;

/** RFC 9162 §2.1.3 audit path, hashes in lower-case hex from the leaf upwards. */
export interface InclusionProof {
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly hashes: readonly string[];
}

/** RFC 9162 §2.1.4. */
export interface ConsistencyProof {
  readonly from: number;
  readonly to: number;
  readonly hashes: readonly string[];
}

/** The `keyRotate` entries of a log, ascending, each with its audit path in the tree of one size. */
export interface KeyRotations {
  readonly items: readonly { readonly leaf: Leaf; readonly proof: InclusionProof }[];
}

/** A signed tree head: `note` is C2SP signed-note text, the other fields are read from it for convenience. */
export interface Checkpoint {
  readonly note: string;
  readonly size: number;
  /** 64 lower-case hex. */
  readonly root: string;
  /** Ed25519 public key that signs the log at this size, 64 lower-case hex. */
  readonly publicKey: string;
}

/** What the household keeps: enough to prove, without the server, that its answer stands in the signed log. */
export interface Receipt {
  readonly log: string;
  readonly seq: number;
  readonly h: string;
  readonly leaf: Leaf;
  readonly opening: Opening;
  readonly checkpoint: Checkpoint;
  readonly proof: InclusionProof;
}
