import { toHex } from '../../../shared/ledger/bytes.ts';
import { canonicalJson } from '../../../shared/ledger/canonicalJson.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { verifyCrypto } from '../platform/verifyCrypto.ts';
import { asLedgerValue } from '../store/asLedgerValue.ts';

/** Whether the plan shown is the one that was published under its hash; the stage changes afterwards and is no part. */
export function planIsUnchanged(plan: Plan): boolean {
  const { hash, stage: _, ...content } = plan;
  try {
    const text = canonicalJson(asLedgerValue(content));
    return toHex(verifyCrypto.sha256(verifyCrypto.utf8(text))) === hash;
  } catch {
    return false;
  }
}
