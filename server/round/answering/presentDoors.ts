import type { Door, DoorBuilding, DoorUnit } from '../../../shared/community/community.ts';
import { isCounted } from '../../../shared/round/counting/roundCount.ts';
import type { BuildingRecord, UnitRecord } from '../../community/communityModel.ts';
import type { HouseholdRecord } from '../../community/householdModel.ts';
import type { OpenedRound } from '../../state/communityState.ts';

/** 楼栋格: every door of the given buildings with its state in a round; no names, no choices. */
export function presentDoors(
  round: OpenedRound,
  buildings: readonly BuildingRecord[],
  households: readonly HouseholdRecord[],
): DoorBuilding[] {
  return buildings.map(({ buildingId, name, units }) => {
    const doorUnits = units.map((unit) =>
      presentUnit(
        round,
        unit,
        households.filter((door) => door.buildingId === buildingId && door.unitId === unit.unitId),
      ),
    );
    return { buildingId, name, units: doorUnits, ...totals(doorUnits) };
  });
}

function presentUnit(
  { count }: OpenedRound,
  { unitId, name }: UnitRecord,
  households: readonly HouseholdRecord[],
): DoorUnit {
  const doors: Door[] = [];
  for (const { _id, room, floor } of households) {
    const now = count.cells.get(_id)?.now;
    if (now === undefined) continue;
    const late = now.counted.some(({ seq }) => seq > (count.closedSeq ?? Infinity));
    const door = { householdId: _id, room, floor, state: now.state, attempts: now.attempts };
    doors.push(late ? { ...door, late } : door);
  }
  const answered = doors.filter(({ state }) => isCounted(count.terms, state)).length;
  return { unitId, name, answered, households: doors.length, doors };
}

function totals(units: readonly DoorUnit[]): { answered: number; households: number } {
  const sum = (of: 'answered' | 'households') => units.reduce((total, unit) => total + unit[of], 0);
  return { answered: sum('answered'), households: sum('households') };
}
