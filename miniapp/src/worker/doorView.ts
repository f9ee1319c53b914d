import type { Door, DoorBuilding } from '../../../shared/community/community.ts';
import { HOUSEHOLD_STATES, type HouseholdState } from '../../../shared/round/response.ts';
import type { GridDoor } from '../components/DoorGrid.tsx';
import { isOfRound, type OutboxItem, type RoundItem } from '../platform/outboxItem.ts';
import { HOUSEHOLD_STATE_WORDS } from '../words/names.ts';

/** A door with the words of its place: `1号楼 2单元 301`. */
export interface PlacedDoor {
  readonly door: Door;
  readonly unitId: string;
  readonly address: string;
}

/**
 * Whether somebody should still call at the door. A household that does not want to take a position is not asked again,
 * and what is being checked or disputed is not settled by another visit.
 */
export function isLeft(door: Pick<Door, 'state'>): boolean {
  return door.state === 'untouched' || door.state === 'attempted' || door.state === 'unreachable';
}

/** How many doors stand in each state, the states that occur only, in their usual order. */
export function stateCounts(
  doors: readonly Pick<Door, 'state'>[],
): readonly { readonly state: HouseholdState; readonly count: number }[] {
  return HOUSEHOLD_STATES.map((state) => ({
    state,
    count: doors.filter((door) => door.state === state).length,
  })).filter(({ count }) => count > 0);
}

/** All doors of a building. */
export function doorsOf(building: DoorBuilding): readonly Door[] {
  return building.units.flatMap((unit) => unit.doors);
}

/** The door with its address, or undefined when it is in none of the buildings. */
export function placeDoor(buildings: readonly DoorBuilding[], householdId: string): PlacedDoor | undefined {
  for (const building of buildings) {
    for (const unit of building.units) {
      const door = unit.doors.find((one) => one.householdId === householdId);
      if (door !== undefined) {
        return { door, unitId: unit.unitId, address: `${building.name} ${unit.name} ${door.room}` };
      }
    }
  }
  return undefined;
}

/** Doors as the grid draws them; `waitingIds` are households with something on this device that is not sent yet. */
export function gridDoors(
  doors: readonly Door[],
  waitingIds: readonly string[],
  onlyLeft: boolean,
): readonly GridDoor[] {
  return doors
    .filter((door) => !onlyLeft || isLeft(door))
    .map(({ householdId, room, floor, state, attempts }): GridDoor => {
      const base = { id: householdId, room, floor, words: HOUSEHOLD_STATE_WORDS[state] };
      const noted = attempts === 0 ? base : { ...base, note: `上门 ${attempts} 次` };
      return waitingIds.includes(householdId) ? { ...noted, waiting: true } : noted;
    });
}

/** What this person gave for the round on this device: all, or one state of sending. */
export function itemsOfRound(
  items: readonly OutboxItem[],
  roundId: string,
  accountId: string | undefined,
): readonly RoundItem[] {
  return items
    .filter(isOfRound)
    .filter((item) => item.submission.roundId === roundId && item.accountId === accountId);
}

/** `还没征集 7 户` with what is behind it; the first building that has such a door is opened first. */
export function firstBuildingLeft(buildings: readonly DoorBuilding[]): string | undefined {
  const left = buildings.find((building) => doorsOf(building).some(isLeft));
  return (left ?? buildings[0])?.buildingId;
}
