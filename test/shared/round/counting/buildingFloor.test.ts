import { answerAll, playRound } from '../../../support/playRound.ts';
import { exampleRule, rollOf, stance, termsWith } from '../../../support/roundFixtures.ts';

// domain.md "Solicitation rate": building floor A_b / D_b ≥ f, a policy that is off by default.
const bench = stance('bench');
const officialOf = (floor: number | undefined, answered: readonly number[]) => {
  const rule = { ...exampleRule, ...(floor === undefined ? {} : { buildingFloorPercent: floor }) };
  const round = playRound(termsWith([bench], { rule }), rollOf([20, 5]));
  answerAll(round, answered[0] ?? 0, 'bench', 'yes');
  answerAll(round, answered[1] ?? 0, 'bench', 'yes', 20);
  return { round, official: round.result().participation.official };
};

test('without a floor a building may stay behind', () => {
  expect(officialOf(undefined, [20, 0]).official).toMatchObject({ answered: 20, need: 0, met: true });
});

test('with a floor the round is short as long as a building is, and needs its households', () => {
  expect(officialOf(60, [20, 0]).official).toMatchObject({ answered: 20, need: 3, met: false });
  expect(officialOf(60, [20, 3]).official).toMatchObject({ answered: 23, need: 0, met: true });
});

test('the larger need counts: households of the building count for the whole too', () => {
  expect(officialOf(60, [15, 0]).official).toMatchObject({ need: 5, met: false });
});

test('an excluded household is not in its building’s denominator', () => {
  const { round } = officialOf(60, [20, 2]);
  const who = { householdId: 'household-25', actorId: 'worker-1' };
  round.enter({ kind: 'exclusionRequest', ...who });
  round.enter({ kind: 'exclusionApprove', ...who, actorId: 'admin-1' });
  // 60 % of four households are three: two answered.
  expect(round.result().participation.official).toMatchObject({ need: 1, met: false });
});
