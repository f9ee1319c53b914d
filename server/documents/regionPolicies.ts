import { inheritPolicy, type RegionPolicy } from '../../shared/region/inheritPolicy.ts';
import type { PolicySet } from '../../shared/region/policySet.ts';
import { deepFrozen } from './deepFrozen.ts';
import { demoPolicy } from './demoPolicy.ts';

/** What single regions of the demonstration set for themselves. */
export const regionPolicies: readonly RegionPolicy[] = deepFrozen<readonly RegionPolicy[]>([
  {
    regionId: 'demo-west-street-1',
    policyId: 'demo-west-street-1',
    label: '演示政策（示范西区示范一街道）',
    values: {
      objectionAnswerDays: {
        value: 3,
        source: null,
        effectiveFrom: '2024-01-01',
        note: '这个街道自己定得更短，其余的数沿用上级的。',
      },
      complaintAcceptHours: {
        value: { usual: 8, urgent: 2 },
        source: null,
        effectiveFrom: '2024-01-01',
        note: '工作日的小时数，休息日不计；这个街道自己定得更短。',
      },
    },
  },
]);

/** The policy of a place, `regionIds` from the city downwards: inherited city → district → street → committee. */
export function policyOf(regionIds: readonly string[]): PolicySet {
  return inheritPolicy(demoPolicy, regionPolicies, regionIds);
}
