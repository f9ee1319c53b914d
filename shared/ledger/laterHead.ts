import { fromHex } from './bytes.ts';
import { canonicalJson } from './canonicalJson.ts';
import { openCheckpoint, type OpenedCheckpoint } from './checkpoint.ts';
import { keyAfter } from './keyRotation.ts';
import type { LedgerCrypto } from './ledgerCrypto.ts';
import { leafHash, verifyInclusion } from './merkle.ts';
import type { Checkpoint, KeyRotations } from './receipt.ts';

/**
 * Opens a head with the key of one seen before, or with the key that took its place since: each `keyRotate` entry behind the
 * seen head is signed by the key before it and stands in the tree of the newer head. Undefined where that does not hold,
 * and for a head that a key signed which was replaced before. Never throws on hostile input.
 */
export function openLaterHead(
  crypto: LedgerCrypto,
  seen: Pick<Checkpoint, 'size' | 'publicKey'>,
  newer: Pick<Checkpoint, 'note' | 'root' | 'size'>,
  { items }: KeyRotations,
): OpenedCheckpoint | undefined {
  try {
    let key = seen.publicKey;
    for (const { leaf, proof } of items) {
      if (leaf.seq < seen.size) continue;
      const hash = leafHash(crypto.sha256, crypto.utf8(canonicalJson({ ...leaf })));
      const path = { ...proof, hashes: proof.hashes.map(fromHex) };
      const isThere =
        proof.leafIndex === leaf.seq &&
        proof.treeSize === newer.size &&
        verifyInclusion(crypto.sha256, path, hash, fromHex(newer.root));
      const next = isThere ? keyAfter(crypto, leaf, key) : undefined;
      if (next === undefined) return undefined;
      key = next;
    }
    const opened = openCheckpoint(crypto, newer.note, key);
    return opened?.size === newer.size && opened.root === newer.root ? opened : undefined;
  } catch {
    return undefined;
  }
}
