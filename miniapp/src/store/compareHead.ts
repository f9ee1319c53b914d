import { fromHex } from '../../../shared/ledger/bytes.ts';
import { openCheckpoint, originOf } from '../../../shared/ledger/checkpoint.ts';
import { verifyConsistency } from '../../../shared/ledger/merkle.ts';
import type { Checkpoint } from '../../../shared/ledger/receipt.ts';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import { verifyCrypto } from '../platform/verifyCrypto.ts';
import type { WrittenHead } from '../words/writtenHead.ts';

/** Whether the log of now begins with the one on the slip; `newer`: the slip is newer than what the server says. */
export type HeadComparison =
  | { readonly outcome: 'same' | 'broken' | 'newer'; readonly now: Checkpoint }
  | { readonly outcome: 'unreached'; readonly refusal: ClientRefusal };

/** Compares a slip with the newest head by a consistency proof (RFC 9162 §2.1.4), checked on this device. */
export async function compareHead(log: string, written: WrittenHead): Promise<HeadComparison> {
  const asked = await call('GET /ledgers/:log/checkpoint', { params: { log } });
  if (!asked.ok) return { outcome: 'unreached', refusal: asked.refusal };
  const now = asked.value;
  const opened = openCheckpoint(verifyCrypto, now.note, now.publicKey);
  if (opened?.origin !== originOf(log) || opened.size !== now.size || opened.root !== now.root)
    return { outcome: 'broken', now };
  if (written.size > now.size) return { outcome: 'newer', now };
  const { size: from, root } = written;
  const proof = await call('GET /ledgers/:log/proofs/consistency', {
    params: { log },
    query: { from, to: now.size },
  });
  if (!proof.ok) return { outcome: 'unreached', refusal: proof.refusal };
  const continues =
    proof.value.from === from && proof.value.to === now.size && holds(proof.value.hashes, written, now, root);
  return { outcome: continues ? 'same' : 'broken', now };
}

function holds(hashes: readonly string[], written: WrittenHead, now: Checkpoint, root: string): boolean {
  try {
    const proof = { from: written.size, to: now.size, hashes: hashes.map(fromHex) };
    return verifyConsistency((data) => verifyCrypto.sha256(data), proof, fromHex(root), fromHex(now.root));
  } catch {
    return false;
  }
}
