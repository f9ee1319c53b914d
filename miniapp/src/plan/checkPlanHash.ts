import type { Plan } from '../../../shared/plan/plan.ts';
import { hashPublication } from '../../../shared/plan/publication.ts';
import { verifyCrypto } from '../platform/verifyCrypto.ts';
import { asLedgerValue } from '../store/asLedgerValue.ts';

/** Whether the plan shown is the one that was published under its hash; the stage changes afterwards and is no part. */
export function planIsUnchanged(plan: Plan): boolean {
  const { hash, stage: _, ...content } = plan;
  try {
    const { communityId } = plan;
    const record = { kind: 'planVersion', communityId, content: asLedgerValue(content) } as const;
    return hashPublication(verifyCrypto, record) === hash;
  } catch {
    return false;
  }
}
