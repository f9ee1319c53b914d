import type { RollExtent } from '../../../shared/round/opening/openingContext.ts';
import type { Roll } from '../../../shared/round/roll.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import { removedHouseholds } from '../../state/foldAmendment.ts';
import type { RoundParts } from '../roundParts.ts';

/** The households of a community as a round would freeze them now. */
export async function currentRoll(
  { households, ledger }: Pick<RoundParts, 'households' | 'ledger'>,
  community: CommunityRecord,
): Promise<Roll> {
  const removed = removedHouseholds(ledger.state(community._id).amendments);
  const all = (await households.ofCommunity(community._id)).filter(({ _id }) => !removed.has(_id));
  return {
    households: all.map(({ _id: householdId, buildingId, unitId }) => ({ householdId, buildingId, unitId })),
    buildings: community.buildings.map(({ buildingId, name }) => ({ buildingId, name })),
  };
}

/** How far a roll reaches: its households, the units they live in, and how many live in each building. */
export function rollExtent({ households, buildings }: Roll): RollExtent {
  const sizes = new Map<string, number>();
  for (const { buildingId } of households) sizes.set(buildingId, (sizes.get(buildingId) ?? 0) + 1);
  return {
    households: households.length,
    unitIds: [...new Set(households.map(({ unitId }) => unitId))],
    buildings: buildings.map((building) => ({
      ...building,
      households: sizes.get(building.buildingId) ?? 0,
    })),
  };
}
