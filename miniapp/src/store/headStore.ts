import { create } from 'zustand';
import { originOf } from '../../../shared/ledger/checkpoint.ts';
import { openLaterHead } from '../../../shared/ledger/laterHead.ts';
import { keyNamedBy } from '../../../shared/ledger/keyRotation.ts';
import type { Checkpoint, KeyRotations } from '../../../shared/ledger/receipt.ts';
import { continuesHead } from '../../../shared/ledger/verifyReceipt.ts';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import { keep, recall, type RememberedHead } from '../platform/storage.ts';
import { verifyCrypto } from '../platform/verifyCrypto.ts';

/**
 * What became of asking whether a log still continues the head that this device remembers. `broken` keeps both heads:
 * the remembered one is not replaced, so that it can be shown to the office and to an auditor.
 */
export type HeadCheck =
  | { readonly outcome: 'checking' }
  | { readonly outcome: 'first'; readonly head: Checkpoint }
  | {
      readonly outcome: 'continues';
      readonly head: Checkpoint;
      readonly before: RememberedHead;
      /** How the key was replaced since, where it was. */
      readonly rotations?: KeyRotations;
    }
  | { readonly outcome: 'broken'; readonly head: Checkpoint; readonly before: Checkpoint | undefined }
  | {
      readonly outcome: 'unreached';
      readonly refusal: ClientRefusal;
      readonly before: Checkpoint | undefined;
    };

type Continued = Extract<HeadCheck, { outcome: 'continues' }>;

interface HeadStore {
  readonly checks: Readonly<Record<string, HeadCheck>>;
  /** Asks for the newest head of a log and for the proof that it continues the remembered one. */
  readonly check: (log: string) => Promise<void>;
}

/**
 * The heads that were remembered when the app was started: the launch checks and remembers the newest, and what was added
 * since the last visit is told against these.
 */
const atLaunch = new Map<string, RememberedHead>();

/** The signed heads this device remembers, one a log; a rewritten log shows here (RFC 9162 consistency). */
export const useHeads = create<HeadStore>()((set) => ({
  checks: {},
  check: async (log) => {
    const put = (check: HeadCheck): void => set(({ checks }) => ({ checks: { ...checks, [log]: check } }));
    put({ outcome: 'checking' });
    const check = await checkHead(log);
    if (check.outcome === 'first') keep(`head/${log}`, check.head);
    if (check.outcome === 'continues') keep(`head/${log}`, withFormerKeys(check));
    put(check.outcome === 'continues' ? { ...check, before: atLaunch.get(log) ?? check.before } : check);
  },
}));

/** The head to remember, with the keys that signed before its own, so that older receipts still fit. */
function withFormerKeys({ head, before, rotations = { items: [] } }: Continued): RememberedHead {
  const known = before.formerKeys ?? [];
  let { publicKey } = before;
  const added = rotations.items
    .filter(({ leaf }) => leaf.seq >= before.size)
    .map(({ leaf }) => {
      const former = { publicKey, upTo: leaf.seq };
      publicKey = keyNamedBy(leaf) ?? publicKey;
      return former;
    });
  const formerKeys = [...known, ...added];
  return formerKeys.length === 0 ? head : { ...head, formerKeys };
}

async function checkHead(log: string): Promise<HeadCheck> {
  const before = recall(`head/${log}`);
  if (before !== undefined && !atLaunch.has(log)) atLaunch.set(log, before);
  const asked = await call('GET /ledgers/:log/checkpoint', { params: { log } });
  if (!asked.ok) return { outcome: 'unreached', refusal: asked.refusal, before };
  const head = asked.value;
  const asks = { params: { log }, query: { size: head.size } };
  const isOtherKey = before !== undefined && before.publicKey !== head.publicKey;
  const replaced = isOtherKey ? await call('GET /ledgers/:log/key-rotations', asks) : undefined;
  if (replaced?.ok === false && replaced.refusal.status !== 404)
    return { outcome: 'unreached', refusal: replaced.refusal, before };
  const rotations = replaced?.ok === true ? replaced.value : { items: [] };
  const opened = openLaterHead(verifyCrypto, before ?? { ...head, size: 0 }, head, rotations);
  if (opened?.origin !== originOf(log)) return { outcome: 'broken', head, before };
  if (before === undefined) return { outcome: 'first', head };
  if (head.size < before.size || (head.size === before.size && head.root !== before.root))
    return { outcome: 'broken', head, before };
  if (head.size === before.size) return { outcome: 'continues', head, before };
  const proof = await call('GET /ledgers/:log/proofs/consistency', {
    params: { log },
    query: { from: before.size, to: head.size },
  });
  if (!proof.ok && proof.refusal.status !== 404)
    return { outcome: 'unreached', refusal: proof.refusal, before };
  const continues = proof.ok && continuesHead(verifyCrypto, before, head, proof.value, rotations);
  return continues ? { outcome: 'continues', head, before, rotations } : { outcome: 'broken', head, before };
}
