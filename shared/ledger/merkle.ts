import { concatBytes } from './bytes.ts';
import type { LedgerHash } from './ledgerCrypto.ts';

type Sha256 = LedgerHash['sha256'];

/** Leaf hash of RFC 9162 §2.1.1: SHA-256(0x00 ‖ data). */
export function leafHash(sha256: Sha256, data: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(0), data));
}

function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(1), left, right));
}

/**
 * An append-only RFC 9162 tree over leaf hashes. It keeps the hash of every complete subtree, so that appending costs
 * one node on average and roots and proofs of any earlier size cost O(log² n).
 */
export class MerkleTree {
  /** `levels[k][i]` is the root of leaves i·2ᵏ … (i+1)·2ᵏ−1. */
  private readonly levels: Uint8Array[][] = [[]];
  /** Roots of incomplete subtrees of the newest size: the proofs of one batch share them. */
  private readonly edge = new Map<number, Uint8Array>();

  constructor(private readonly sha256: Sha256) {}

  get size(): number {
    return this.levels[0]?.length ?? 0;
  }

  /** Adds a leaf hash at the end. */
  append(hash: Uint8Array): void {
    let carried = hash;
    this.edge.clear();
    for (let level = 0; ; level++) {
      const row = (this.levels[level] ??= []);
      row.push(carried);
      if (row.length % 2 === 1) return;
      carried = nodeHash(this.sha256, row[row.length - 2] as Uint8Array, carried);
    }
  }

  /** Leaf hash at an index; throws outside the tree. */
  leaf(index: number): Uint8Array {
    const hash = this.levels[0]?.[index];
    if (hash === undefined) throw new RangeError(`No leaf ${index}.`);
    return hash;
  }

  /** Root of the first `size` leaves; the empty tree's root is SHA-256 of nothing (§2.1.1). */
  root(size: number = this.size): Uint8Array {
    if (size < 0 || size > this.size) throw new RangeError(`No tree of size ${size}.`);
    return size === 0 ? this.sha256(new Uint8Array(0)) : this.subtree(0, size);
  }

  /** Audit path of §2.1.3.1 for leaf `index` in the tree of `size` leaves. */
  inclusion(index: number, size: number): Uint8Array[] {
    if (index < 0 || index >= size || size > this.size)
      throw new RangeError(`No leaf ${index} in size ${size}.`);
    const hashes: Uint8Array[] = [];
    this.addPath(hashes, index, 0, size);
    return hashes;
  }

  /** Consistency proof of §2.1.4.1 between the trees of `from` and `to` leaves. */
  consistency(from: number, to: number): Uint8Array[] {
    if (from < 1 || from > to || to > this.size) throw new RangeError(`No proof from ${from} to ${to}.`);
    return from === to ? [] : this.subproof(from, 0, to, true);
  }

  private addPath(hashes: Uint8Array[], index: number, start: number, size: number): void {
    if (size === 1) return;
    const k = largestPowerOfTwoBelow(size);
    if (index < k) {
      this.addPath(hashes, index, start, k);
      hashes.push(this.subtree(start + k, size - k));
    } else {
      this.addPath(hashes, index - k, start + k, size - k);
      hashes.push(this.subtree(start, k));
    }
  }

  private subproof(from: number, start: number, size: number, whole: boolean): Uint8Array[] {
    if (from === size) return whole ? [] : [this.subtree(start, size)];
    const k = largestPowerOfTwoBelow(size);
    return from <= k
      ? [...this.subproof(from, start, k, whole), this.subtree(start + k, size - k)]
      : [...this.subproof(from - k, start + k, size - k, false), this.subtree(start, k)];
  }

  /** Root of the leaves start … start+size−1, from stored complete subtrees. */
  private subtree(start: number, size: number): Uint8Array {
    const level = Math.log2(size);
    if (Number.isInteger(level)) {
      const stored = this.levels[level]?.[start / size];
      if (stored !== undefined) return stored;
    }
    const isEdge = start + size === this.size;
    const known = isEdge ? this.edge.get(start) : undefined;
    if (known !== undefined) return known;
    const k = largestPowerOfTwoBelow(size);
    const root = nodeHash(this.sha256, this.subtree(start, k), this.subtree(start + k, size - k));
    if (isEdge) this.edge.set(start, root);
    return root;
  }
}

function largestPowerOfTwoBelow(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** RFC 9162 §2.1.3.2: whether the path leads from the leaf hash to the root. */
export function verifyInclusion(
  sha256: Sha256,
  proof: { readonly leafIndex: number; readonly treeSize: number; readonly hashes: readonly Uint8Array[] },
  leaf: Uint8Array,
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(proof.leafIndex) || proof.leafIndex < 0 || proof.leafIndex >= proof.treeSize)
    return false;
  let fn = proof.leafIndex;
  let sn = proof.treeSize - 1;
  let hash = leaf;
  for (const sibling of proof.hashes) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sha256, sibling, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && sameBytes(hash, root);
}

/** RFC 9162 §2.1.4.2: whether the tree of `to` leaves begins with the tree of `from` leaves. */
export function verifyConsistency(
  sha256: Sha256,
  proof: { readonly from: number; readonly to: number; readonly hashes: readonly Uint8Array[] },
  rootFrom: Uint8Array,
  rootTo: Uint8Array,
): boolean {
  const { from, to, hashes } = proof;
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || from > to) return false;
  if (from === to) return hashes.length === 0 && sameBytes(rootFrom, rootTo);
  const path = isPowerOfTwo(from) ? [rootFrom, ...hashes] : [...hashes];
  const first = path.shift();
  if (first === undefined) return false;
  let fn = from - 1;
  let sn = to - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  let fr = first;
  let sr = first;
  for (const hash of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(sha256, hash, fr);
      sr = nodeHash(sha256, hash, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      sr = nodeHash(sha256, sr, hash);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && sameBytes(fr, rootFrom) && sameBytes(sr, rootTo);
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
