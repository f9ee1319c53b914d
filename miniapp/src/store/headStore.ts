import { create } from 'zustand';
import { openCheckpoint, originOf } from '../../../shared/ledger/checkpoint.ts';
import type { Checkpoint } from '../../../shared/ledger/receipt.ts';
import { continuesHead } from '../../../shared/ledger/verifyReceipt.ts';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import { keep, recall } from '../platform/storage.ts';
import { verifyCrypto } from '../platform/verifyCrypto.ts';

/**
 * What became of asking whether a log still continues the head that this device remembers. `broken` keeps both heads:
 * the remembered one is not replaced, so that it can be shown to the office and to an auditor.
 */
export type HeadCheck =
  | { readonly outcome: 'checking' }
  | { readonly outcome: 'first'; readonly head: Checkpoint }
  | { readonly outcome: 'continues'; readonly head: Checkpoint; readonly before: Checkpoint }
  | { readonly outcome: 'broken'; readonly head: Checkpoint; readonly before: Checkpoint | undefined }
  | {
      readonly outcome: 'unreached';
      readonly refusal: ClientRefusal;
      readonly before: Checkpoint | undefined;
    };

interface HeadStore {
  readonly checks: Readonly<Record<string, HeadCheck>>;
  /** Asks for the newest head of a log and for the proof that it continues the remembered one. */
  readonly check: (log: string) => Promise<void>;
}

/**
 * The heads that were remembered when the app was started: the launch checks and remembers the newest, and what was added
 * since the last visit is told against these.
 */
const atLaunch = new Map<string, Checkpoint>();

/** The signed heads this device remembers, one a log; a rewritten log shows here (RFC 9162 consistency). */
export const useHeads = create<HeadStore>()((set) => ({
  checks: {},
  check: async (log) => {
    const put = (check: HeadCheck): void => set(({ checks }) => ({ checks: { ...checks, [log]: check } }));
    put({ outcome: 'checking' });
    const check = await checkHead(log);
    if (check.outcome === 'first' || check.outcome === 'continues') keep(`head/${log}`, check.head);
    put(check.outcome === 'continues' ? { ...check, before: atLaunch.get(log) ?? check.before } : check);
  },
}));

async function checkHead(log: string): Promise<HeadCheck> {
  const before = recall(`head/${log}`);
  if (before !== undefined && !atLaunch.has(log)) atLaunch.set(log, before);
  const asked = await call('GET /ledgers/:log/checkpoint', { params: { log } });
  if (!asked.ok) return { outcome: 'unreached', refusal: asked.refusal, before };
  const head = asked.value;
  const opened = openCheckpoint(verifyCrypto, head.note, before?.publicKey ?? head.publicKey);
  const honest = opened !== undefined && opened.size === head.size && opened.root === head.root;
  if (!honest || opened.origin !== originOf(log)) return { outcome: 'broken', head, before };
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
  const continues = proof.ok && continuesHead(verifyCrypto, before, head, proof.value);
  return { outcome: continues ? 'continues' : 'broken', head, before };
}
