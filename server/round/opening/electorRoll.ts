import type { Roll } from '../../../shared/round/roll.ts';
import type { ElectorExtent } from '../../../shared/round/opening/openingContext.ts';
import type { RoundTerms } from '../../../shared/round/round.ts';
import { electorsOf } from './electorsOf.ts';
import type { RoundParts } from '../roundParts.ts';

/** The roll with its electors, and what opening looks at in them. */
export interface OwnedRoll {
  readonly roll: Roll;
  readonly extent?: ElectorExtent;
}

/** Adds the owners' register to the roll of an owners' vote, over the dwellings of that roll; any other roll stays. */
export async function withElectors(
  { households, owners }: Pick<RoundParts, 'households' | 'owners'>,
  { kind, communityId }: Pick<RoundTerms, 'kind' | 'communityId'>,
  roll: Roll,
): Promise<OwnedRoll> {
  if (kind !== 'statutory') return { roll };
  const inRoll = new Set(roll.households.map(({ householdId }) => householdId));
  const dwellings = (await households.ofCommunity(communityId)).filter(({ _id }) => inRoll.has(_id));
  const { electors, withoutOwner } = electorsOf(dwellings, await owners.ownershipsOf(communityId));
  return { roll: { ...roll, version: 2, electors }, extent: { electors: electors.length, withoutOwner } };
}

/** N and S in the public part of the `rollFreeze` entry; nothing for a round without electors. */
export function electorTotals({ electors }: Roll): { readonly electors?: number; readonly areaDm2?: number } {
  if (electors === undefined) return {};
  const areas = electors.flatMap(({ dwellings }) => dwellings.map(({ areaDm2 }) => areaDm2));
  return { electors: electors.length, areaDm2: areas.reduce((sum, areaDm2) => sum + areaDm2, 0) };
}
