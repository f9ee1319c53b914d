import { fromHex, toHex } from './bytes.ts';
import { canonicalJson } from './canonicalJson.ts';
import { openCheckpoint, originOf } from './checkpoint.ts';
import { commit } from './commitment.ts';
import type { CommittedField, LedgerValue } from './leaf.ts';
import type { LedgerCrypto } from './ledgerCrypto.ts';
import { leafHash, verifyConsistency, verifyInclusion } from './merkle.ts';
import { openLaterHead } from './laterHead.ts';
import type { Checkpoint, ConsistencyProof, KeyRotations, Receipt } from './receipt.ts';

export type ReceiptStep = 'signature' | 'leaf' | 'opening' | 'inclusion' | 'content';

/** The answer that the phone sent, to be found again inside the receipt. */
export interface ExpectedContent {
  readonly log: string;
  readonly round: string;
  readonly household: string;
  readonly answers?: LedgerValue;
}

/**
 * Checks a receipt without the server, step by step: the head is signed by the log's key; the leaf has the hash it
 * claims; every opened value fits its commitment; the leaf stands in the signed tree; and the receipt is about what
 * was sent. A receipt is shown as recorded only when every step holds. Never throws on hostile input.
 */
export function verifyReceipt(
  crypto: LedgerCrypto,
  receipt: Receipt,
  expected: ExpectedContent,
): readonly { readonly step: ReceiptStep; readonly ok: boolean }[] {
  const { leaf, checkpoint, proof } = receipt;
  const head = openCheckpoint(crypto, checkpoint.note, checkpoint.publicKey);
  const inHead = head !== undefined && head.size === checkpoint.size && head.root === checkpoint.root;
  return [
    { step: 'signature', ok: inHead && head.origin === originOf(receipt.log) },
    {
      step: 'leaf',
      ok: holds(() => toHex(leafHash(crypto.sha256, crypto.utf8(canonicalJson({ ...leaf })))) === receipt.h),
    },
    { step: 'opening', ok: holds(() => opens(crypto, receipt)) },
    {
      step: 'inclusion',
      ok: holds(
        () =>
          proof.leafIndex === receipt.seq &&
          proof.treeSize === head?.size &&
          verifyInclusion(
            crypto.sha256,
            { ...proof, hashes: proof.hashes.map(fromHex) },
            fromHex(receipt.h),
            fromHex(checkpoint.root),
          ),
      ),
    },
    {
      step: 'content',
      ok: holds(
        () =>
          leaf.log === expected.log &&
          leaf.log === receipt.log &&
          leaf.seq === receipt.seq &&
          leaf.round === expected.round &&
          receipt.opening.household?.value === expected.household &&
          (expected.answers === undefined ||
            canonicalJson(receipt.opening.answers?.value ?? '') === canonicalJson(expected.answers)),
      ),
    },
  ];
}

function opens(crypto: LedgerCrypto, receipt: Receipt): boolean {
  const opened = Object.entries(receipt.opening) as [
    CommittedField,
    { value: LedgerValue; salt: string } | undefined,
  ][];
  return opened.every(
    ([field, opening]) =>
      opening !== undefined &&
      commit(crypto, { log: receipt.log, seq: receipt.seq, field }, fromHex(opening.salt), opening.value) ===
        receipt.leaf.c[field],
  );
}

/**
 * Whether a newer head of a log continues one seen before. False means that the log was rewritten or forked: both
 * heads are then shown to the person. `rotations` are asked for where the newer head names another key.
 */
export function continuesHead(
  crypto: LedgerCrypto,
  seen: Checkpoint,
  newer: Checkpoint,
  proof: ConsistencyProof,
  rotations: KeyRotations = { items: [] },
): boolean {
  const before = openCheckpoint(crypto, seen.note, seen.publicKey);
  const after = openLaterHead(crypto, seen, newer, rotations);
  if (before === undefined || after === undefined || before.origin !== after.origin) return false;
  if (proof.from !== before.size || proof.to !== after.size) return false;
  return holds(() =>
    verifyConsistency(
      crypto.sha256,
      { ...proof, hashes: proof.hashes.map(fromHex) },
      fromHex(before.root),
      fromHex(after.root),
    ),
  );
}

function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
