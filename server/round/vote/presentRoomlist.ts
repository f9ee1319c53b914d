import { electorChoice } from '../../../shared/round/vote/electorChoice.ts';
import { findElector } from '../../../shared/round/vote/electorCount.ts';
import type { Roomlist, RoomlistRow } from '../../../shared/round/vote/electorApi.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { HouseholdRecord } from '../../community/householdModel.ts';
import type { OpenedRound } from '../../state/communityState.ts';

/** Building, staircase and door in words. */
export function doorWords(
  { buildings }: Pick<CommunityRecord, 'buildings'>,
  { buildingId, unitId, room }: Pick<HouseholdRecord, 'buildingId' | 'unitId' | 'room'>,
): string {
  const building = buildings.find((each) => each.buildingId === buildingId);
  const unit = building?.units.find((each) => each.unitId === unitId);
  return `${building?.name ?? ''}${unit?.name ?? ''}${room}`;
}

/** Every dwelling of the vote with its area and its owner's choice, in the order of a walk through the community. */
export function presentRoomlist(
  { terms, electors }: OpenedRound,
  community: CommunityRecord,
  households: readonly HouseholdRecord[],
): Roomlist {
  const rows: RoomlistRow[] = [];
  for (const household of households) {
    const cell = electors && findElector(electors, household._id);
    const dwelling = cell?.elector.dwellings.find(({ householdId }) => householdId === household._id);
    if (cell === undefined || dwelling === undefined) continue;
    rows.push({
      address: doorWords(community, household),
      areaDm2: dwelling.areaDm2,
      choices: terms.questions.map(({ questionId }) => ({
        questionId,
        choice: electorChoice(cell.elector, cell.now, questionId),
      })),
    });
  }
  return { roundId: terms.roundId, basis: terms.disclosureBasis ?? '', rows };
}
