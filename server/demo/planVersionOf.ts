import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import type { PlanContent } from '../../shared/plan/plan.ts';
import { hashPublication } from '../../shared/plan/publication.ts';
import type { PlanVersionRef } from '../../shared/round/round.ts';
import { nodeLedgerCrypto } from '../ledger/nodeLedgerCrypto.ts';

/** The version as rounds name it: with the hash under which it will be published. */
export function planVersionOf(plan: PlanContent): PlanVersionRef {
  const { communityId, planVersionId, version } = plan;
  const content = JSON.parse(JSON.stringify(plan)) as LedgerValue;
  return {
    planVersionId,
    version,
    hash: hashPublication(nodeLedgerCrypto, { kind: 'planVersion', communityId, content }),
  };
}
