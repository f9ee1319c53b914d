import type { PolicySet, PolicyValues } from './policySet.ts';

/** What one region sets itself; every other number it has from the regions above it. */
export interface RegionPolicy {
  readonly regionId: string;
  readonly policyId: string;
  readonly label: string;
  readonly values: Partial<PolicyValues>;
}

/**
 * The policy of a place: for each number that of the nearest region which sets it, else the base. `regionIds` go from the
 * city downwards; the label is that of the nearest region that sets anything.
 */
export function inheritPolicy(
  base: PolicySet,
  sets: readonly RegionPolicy[],
  regionIds: readonly string[],
): PolicySet {
  return regionIds.reduce<PolicySet>((above, regionId) => {
    const own = sets.filter((set) => set.regionId === regionId)[0];
    if (own === undefined) return above;
    const { policyId, label, values } = own;
    return { policyId, label, values: { ...above.values, ...values } };
  }, base);
}
