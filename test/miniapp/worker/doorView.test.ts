import {
  firstBuildingLeft,
  gridDoors,
  isLeft,
  itemsOfRound,
  placeDoor,
  stateCounts,
} from '../../../miniapp/src/worker/doorView.ts';
import { newOutboxItem } from '../../../miniapp/src/platform/outboxItem.ts';
import type { DoorBuilding } from '../../../shared/community/community.ts';
import { HOUSEHOLD_STATES, type HouseholdState } from '../../../shared/round/response.ts';

const door = (householdId: string, state: HouseholdState, attempts = 0) => ({
  householdId,
  room: householdId.slice(-3),
  floor: 1,
  state,
  attempts,
});
const building = (buildingId: string, states: readonly HouseholdState[]): DoorBuilding => ({
  buildingId,
  name: `${buildingId}号楼`,
  answered: 0,
  households: states.length,
  units: [
    {
      unitId: `${buildingId}-u1`,
      name: '1单元',
      answered: 0,
      households: states.length,
      doors: states.map((state, index) => door(`${buildingId}-10${index + 1}`, state, index)),
    },
  ],
});
const done = building('1', ['answered', 'refused']);
const open = building('2', ['answered', 'attempted', 'untouched']);

test('a door is left while somebody should still call there; a refusal is work done', () => {
  expect(HOUSEHOLD_STATES.filter((state) => isLeft({ state }))).toEqual([
    'untouched',
    'attempted',
    'unreachable',
  ]);
});

test('the building that has doors left is opened first', () => {
  expect(firstBuildingLeft([done, open])).toBe('2');
  expect(firstBuildingLeft([done])).toBe('1');
  expect(firstBuildingLeft([])).toBeUndefined();
});

test('the legend counts every door once', () => {
  expect(stateCounts([done, open].flatMap((one) => one.units[0]?.doors ?? []))).toEqual([
    { state: 'untouched', count: 1 },
    { state: 'attempted', count: 1 },
    { state: 'refused', count: 1 },
    { state: 'answered', count: 2 },
  ]);
});

test('a door says how often somebody called, and whether something of it is not uploaded', () => {
  const doors = gridDoors(open.units[0]?.doors ?? [], ['2-102'], true);
  expect(doors.map(({ room, note, waiting, words }) => [room, words.name, note, waiting])).toEqual([
    ['102', '上门未遇', '上门 1 次', true],
    ['103', '未接触', '上门 2 次', undefined],
  ]);
});

test('a door is found with its address', () => {
  expect(placeDoor([done, open], '2-103')).toMatchObject({ unitId: '2-u1', address: '2号楼 1单元 103' });
  expect(placeDoor([done], '2-103')).toBeUndefined();
});

test('only this worker’s entries for this round are shown beside the doors', () => {
  const visit = (roundId: string, accountId: string) =>
    newOutboxItem(
      {
        kind: 'visit',
        roundId,
        body: {
          clientKey: `${roundId}-${accountId}`,
          roundId,
          householdId: 'h',
          outcome: 'attempted',
          visitedAt: '2026-05-06T06:30:00Z',
        },
      },
      accountId,
      0,
    );
  const items = [visit('r1', 'me'), visit('r2', 'me'), visit('r1', 'other')];
  expect(itemsOfRound(items, 'r1', 'me')).toEqual([items[0]]);
});
