import { shakenGates } from '../../../server/community/stageStanding.ts';
import {
  createCommunityState,
  type CommunityState,
  type OpenedRound,
} from '../../../server/state/communityState.ts';
import { createHeldBuildings } from '../../../server/state/heldBuildings.ts';
import { createRoundForms } from '../../../server/state/foldForms.ts';
import { createRoundCases } from '../../../server/state/roundCases.ts';
import { applyRoundEvent, createRoundCount } from '../../../shared/round/counting/roundCount.ts';
import { rollOf, stance, termsWith } from '../../support/roundFixtures.ts';

// "A gate already passed stays passed and is marked 争议后不足; a person decides" (domain, Solicitation rate, edge cases).

const terms = termsWith([stance('lamp')], { kind: 'menu' });
const roll = rollOf([5]);

/** Four of five households have answered, 80 %, and the gate was passed on it. */
function passed(): { readonly state: CommunityState; readonly round: OpenedRound; readonly first: string } {
  const state = createCommunityState('c');
  const count = createRoundCount({ terms, households: roll.households, buildings: roll.buildings });
  const round: OpenedRound = {
    terms,
    questionHash: '',
    rollHash: '',
    openedSeq: 1,
    count,
    status: 'open',
    entered: new Set(),
    forms: createRoundForms(),
    cases: createRoundCases(),
    held: createHeldBuildings(),
    places: new Map(),
  };
  roll.households.slice(0, 4).forEach(({ householdId }, index) =>
    applyRoundEvent(count, {
      kind: 'response',
      seq: index + 2,
      householdId,
      actorId: 'worker',
      relation: 'owner',
      channel: 'door',
      by: 'staff',
      identityChecked: false,
      answers: [{ questionId: 'lamp', value: 'yes' }],
      confirmed: false,
    }),
  );
  state.rounds.set(terms.roundId, round);
  state.passedGates.set('G1', { seq: 9, at: 0, waived: false });
  return { state, round, first: roll.households[0]?.householdId ?? '' };
}

test('disputed “that was not us”: the gate stays passed and is marked 争议后不足', () => {
  const { state, round, first } = passed();
  expect(shakenGates(state)).toEqual([]);
  applyRoundEvent(round.count, {
    kind: 'dispute',
    seq: 10,
    householdId: first,
    actorId: 'member',
    targetSeq: 2,
  });
  expect(shakenGates(state)).toEqual(['G1']);
  expect(state.passedGates.has('G1')).toBe(true);
});

test('another round that has only begun shakes no gate that was passed before it', () => {
  const { state, round } = passed();
  const count = createRoundCount({ terms, households: roll.households, buildings: roll.buildings });
  state.rounds.set('menu-2', { ...round, count, openedSeq: 10 });
  expect(shakenGates(state)).toEqual([]);
});

test('a gate that was waived was never passed on numbers, and cannot fall below them', () => {
  const { state, round, first } = passed();
  state.passedGates.set('G1', { seq: 9, at: 0, waived: true });
  applyRoundEvent(round.count, {
    kind: 'dispute',
    seq: 10,
    householdId: first,
    actorId: 'member',
    targetSeq: 2,
  });
  expect(shakenGates(state)).toEqual([]);
});
