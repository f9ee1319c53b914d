import type { RoundEvent } from '../../../shared/round/roundEvent.ts';
import { applyRoundEvent, createRoundCount } from '../../../shared/round/counting/roundCount.ts';
import { createHeldBuildings, heldAnswers, holdBuildings } from '../../../server/state/heldBuildings.ts';
import { response, rollOf, stance, termsWith } from '../../support/roundFixtures.ts';

// Small-cell guard: "buildings of 10 households and more, refreshed at most every ten minutes", the same on every
// instance and after every restart, because the rows are made of the entries and their own times.

const TEN = 600;
const START = 1_800_000_000;
const roll = rollOf([12, 12]);

function fold(entries: readonly { readonly tm: number; readonly event: RoundEvent }[]) {
  const count = createRoundCount({ terms: termsWith([stance('lamp')]), ...roll });
  const round = { count, held: createHeldBuildings() };
  for (const { tm, event } of entries) {
    holdBuildings(round, tm);
    applyRoundEvent(count, event);
  }
  return round;
}
const answer = (seq: number, door: number, tm: number) => ({
  tm,
  event: { kind: 'response' as const, ...response(seq, { householdId: `household-${door}` }) },
});
const rowsAt = (round: ReturnType<typeof fold>, seconds: number) => {
  const held = heldAnswers(round, seconds * 1000);
  return round.count.buildings.map(({ buildingId, answered }) =>
    held === undefined ? answered : (held.get(buildingId) ?? 0),
  );
};
const entries = [
  answer(1, 1, START),
  answer(2, 2, START),
  answer(3, 13, START + TEN),
  answer(4, 3, START + TEN),
  answer(5, 4, START + 9 * TEN),
];

test('within a period the rows stand as the period before left them', () => {
  const first = fold(entries.slice(0, 2));
  expect(rowsAt(first, START + TEN - 1)).toEqual([0, 0]);
  expect(rowsAt(first, START + TEN)).toEqual([2, 0]);
  const second = fold(entries.slice(0, 4));
  expect(rowsAt(second, START + TEN + 1)).toEqual([2, 0]);
  expect(rowsAt(second, START + 2 * TEN)).toEqual([3, 1]);
});

test('a single answer after a long silence is not seen before its ten minutes are over', () => {
  const round = fold(entries);
  expect(rowsAt(round, START + 9 * TEN + 5)).toEqual([3, 1]);
  expect(rowsAt(round, START + 10 * TEN)).toEqual([4, 1]);
});

test('another instance and a restart hold the same rows at every second', () => {
  for (let length = 0; length <= entries.length; length += 1) {
    const [one, other] = [fold(entries.slice(0, length)), fold(entries.slice(0, length))];
    for (let second = START; second < START + 12 * TEN; second += 97)
      expect(rowsAt(other, second)).toEqual(rowsAt(one, second));
  }
});

test('a clock that jumps back shows nothing that was not shown', () => {
  const round = fold(entries);
  expect(rowsAt(round, START + 3 * TEN)).toEqual([3, 1]);
});
