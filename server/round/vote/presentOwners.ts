import type { OwnerRegister, OwnerView } from '../../../shared/round/vote/electorApi.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { HouseholdRecord } from '../../community/householdModel.ts';
import type { OwnerStore } from '../../community/ownerStore.ts';
import { maskName } from '../../crypto/maskPersonal.ts';
import { electorsOf } from '../opening/electorsOf.ts';
import { doorWords } from './presentRoomlist.ts';

type OwnerRows = NonNullable<Awaited<ReturnType<OwnerStore['inScope']>>>;

/** 业主名册 with masked names, most dwellings first; persons and area as a vote would freeze them now. */
export function presentOwners(
  community: CommunityRecord,
  households: readonly HouseholdRecord[],
  { owners, ownerships }: OwnerRows,
): OwnerRegister {
  const { electors, withoutOwner } = electorsOf(households, ownerships);
  const byId = new Map(households.map((household) => [household._id, household]));
  const sharing = new Map<string, number>();
  for (const { householdId } of ownerships) sharing.set(householdId, (sharing.get(householdId) ?? 0) + 1);
  const views = owners.map(({ ownerId, kind, name }): OwnerView => {
    const dwellings = ownerships.flatMap((line) => {
      const household = byId.get(line.householdId);
      if (line.ownerId !== ownerId || household === undefined) return [];
      const { _id: householdId, areaDm2 } = household;
      const joint = (sharing.get(householdId) ?? 0) > 1;
      const representative = line.representativeId !== undefined;
      const { stock } = line;
      const address = doorWords(community, household);
      return [
        { householdId, address, areaDm2, joint, representative, ...(stock === undefined ? {} : { stock }) },
      ];
    });
    const areaDm2 = dwellings.reduce((sum, dwelling) => sum + dwelling.areaDm2, 0);
    // A developer is a body: its name is no personal data.
    return { ownerId, kind, name: kind === 'developer' ? name : maskName(name), areaDm2, dwellings };
  });
  return {
    electors: electors.length,
    areaDm2: households.reduce((sum, { areaDm2 }) => sum + areaDm2, 0),
    withoutOwner,
    owners: views.sort((first, second) => second.dwellings.length - first.dwellings.length),
  };
}
