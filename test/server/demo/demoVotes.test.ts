import { demoWorld } from '../../../server/demo/demoWorld.ts';
import { electorsOf } from '../../../server/round/opening/electorsOf.ts';
import {
  applyElectorEvent,
  createElectorCount,
  voteFigures,
} from '../../../shared/round/vote/electorCount.ts';
import { statutoryOutcome } from '../../../shared/round/vote/statutoryTally.ts';
import { termsWith } from '../../support/roundFixtures.ts';

// The demonstration's owners and votes: fictional, the same at every load, and telling what they are said to tell.

const LOADED = Date.parse('2031-05-14T04:14:00Z');
const { communities } = demoWorld(LOADED);

function rollOf({ households, ownership }: (typeof communities)[number]) {
  const lines = ownership.ownerships.map((line) => ({ _id: `${line.householdId}:${line.ownerId}`, ...line }));
  return electorsOf(households, lines);
}

test('every dwelling of every community has an owner, and areas add up to the dwellings’', () => {
  for (const told of communities) {
    const { electors, withoutOwner } = rollOf(told);
    const areas = electors.flatMap(({ dwellings }) => dwellings.map(({ areaDm2 }) => areaDm2));
    expect(withoutOwner).toBe(0);
    expect(areas).toHaveLength(told.households.length);
    expect(areas.reduce((sum, areaDm2) => sum + areaDm2, 0)).toBe(
      told.households.reduce((sum, { areaDm2 }) => sum + areaDm2, 0),
    );
  }
});

test('the register shows every case of the law: several dwellings, co-owners, a developer’s stock as one', () => {
  const large = communities.find(({ community }) => community._id === 'demo-dayuan');
  const { electors } = large ? rollOf(large) : { electors: [] };
  const developer = electors.find(({ electorId }) => electorId.endsWith('-developer'));
  expect(developer?.dwellings.length).toBeGreaterThan(50);
  expect(electors.some(({ joint, representativeId }) => joint && representativeId !== undefined)).toBe(true);
  expect(electors.some(({ joint, representativeId }) => joint && representativeId === undefined)).toBe(true);
  expect(electors.some(({ joint, dwellings }) => !joint && dwellings.length > 1)).toBe(true);
  const stock = new Set(large?.ownership.ownerships.flatMap((line) => line.stock ?? []));
  expect([...stock].sort()).toEqual(['undelivered', 'unsold']);
});

test('an owner is named 演示业主, and loading again gives the same owners', () => {
  for (const { ownership } of communities) {
    expect(ownership.owners.every(({ name }) => name.includes('演示'))).toBe(true);
  }
  expect(demoWorld(LOADED).communities.map(({ ownership }) => ownership)).toEqual(
    communities.map(({ ownership }) => ownership),
  );
});

test('one community’s vote is open, and the finished ones have passed on every matter', () => {
  const votes = communities.flatMap((told) =>
    told.rounds.filter(({ terms }) => terms.kind === 'statutory').map((round) => ({ told, round })),
  );
  expect(votes.map(({ round }) => [round.terms.roundId, round.reaches])).toEqual([
    ['demo-02-statutory-fund', 'final'],
    ['demo-02-statutory-parking', 'open'],
    ['demo-07-statutory-items', 'final'],
    ['demo-17-statutory-fund', 'final'],
  ]);
  for (const { told, round } of votes.filter(({ round: { reaches } }) => reaches === 'final')) {
    const households = told.households.map(({ _id: householdId, buildingId, unitId }) => ({
      householdId,
      buildingId,
      unitId,
    }));
    const count = createElectorCount(round.terms, {
      households,
      buildings: [],
      electors: rollOf(told).electors,
    });
    round.acts.forEach((act, seq) => {
      if (act.kind !== 'response') return;
      applyElectorEvent(count, {
        ...act,
        seq,
        actorId: act.householdId,
        identityChecked: false,
        confirmed: false,
      });
    });
    for (const tally of count.tallies) {
      const matter = round.terms.statutory?.matters.find(
        ({ questionId }) => questionId === tally.question.questionId,
      );
      expect(matter).toBeDefined();
      if (matter !== undefined)
        expect(statutoryOutcome(voteFigures(tally), matter.rule).verdict).toBe('passed');
    }
  }
});

test('each question of the vote on the plan’s items is about an item with legal effect', () => {
  const told = communities.find(({ community }) => community._id === 'demo-07');
  const [vote] = told?.rounds.filter(({ terms }) => terms.kind === 'statutory') ?? [];
  const weighty = told?.plan?.items.filter(({ legalEffect }) => legalEffect !== undefined) ?? [];
  expect((vote?.terms ?? termsWith([])).questions.map(({ itemId }) => itemId)).toEqual(
    weighty.map(({ itemId }) => itemId),
  );
});
