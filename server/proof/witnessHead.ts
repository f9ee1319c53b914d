import { originOf } from '../../shared/ledger/checkpoint.ts';
import { openLaterHead } from '../../shared/ledger/laterHead.ts';
import type { Checkpoint, ConsistencyProof, KeyRotations } from '../../shared/ledger/receipt.ts';
import { continuesHead } from '../../shared/ledger/verifyReceipt.ts';
import { nodeLedgerCrypto } from '../ledger/nodeLedgerCrypto.ts';

/** What came of looking at a log's newest head; `fork` keeps both heads, because together they are the proof. */
export type Witnessed =
  | { readonly outcome: 'first' | 'same' | 'continues'; readonly head: Checkpoint }
  | {
      readonly outcome: 'fork';
      readonly head: Checkpoint;
      readonly before?: Checkpoint;
      readonly why: string;
    };

/**
 * Whether a log's newest head is signed by the key first seen, or by one that it handed over to, and continues the head remembered. A head that is smaller
 * than the remembered one, or of its size with another root, is as much a fork as one that cannot be connected.
 */
export async function witnessHead(
  log: string,
  head: Checkpoint,
  before: Checkpoint | undefined,
  proofFor: (from: number, to: number) => Promise<ConsistencyProof | undefined>,
  rotationsFor: (size: number) => Promise<KeyRotations | undefined>,
): Promise<Witnessed> {
  const fork = (why: string): Witnessed =>
    before === undefined ? { outcome: 'fork', head, why } : { outcome: 'fork', head, before, why };
  const isOtherKey = before !== undefined && before.publicKey !== head.publicKey;
  const rotations = (isOtherKey ? await rotationsFor(head.size) : undefined) ?? { items: [] };
  const opened = openLaterHead(nodeLedgerCrypto, before ?? { ...head, size: 0 }, head, rotations);
  if (opened === undefined) return fork('not signed by the key of this log');
  if (opened.origin !== originOf(log)) return fork(`the head of another log (${opened.origin})`);
  if (before === undefined) return { outcome: 'first', head };
  if (head.size < before.size) return fork(`smaller than the head of ${before.size} seen before`);
  if (head.size === before.size)
    return head.root === before.root ? { outcome: 'same', head } : fork('same size, another root');
  const proof = await proofFor(before.size, head.size);
  const continues = proof !== undefined && continuesHead(nodeLedgerCrypto, before, head, proof, rotations);
  return continues ? { outcome: 'continues', head } : fork(`does not continue the head of ${before.size}`);
}
