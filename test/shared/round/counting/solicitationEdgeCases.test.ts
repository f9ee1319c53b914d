import { refuseExclusion, type ExclusionSituation } from '../../../../shared/round/case/refuseExclusion.ts';
import type { ResponseSituation } from '../../../../shared/round/answering/refuseResponse.ts';
import { INSIDE, byWorker, cellsOf, codeOf, lampAndWall, rateOf, says } from '../../../support/edgeCases.ts';
import { playRound } from '../../../support/playRound.ts';
import { acts, response } from '../../../support/roundFixtures.ts';

// Every row of domain.md "Solicitation rate", table "edge case → rule", is a test under the row's own name: here who
// lives behind a door and who speaks; what becomes of an entry and what is about time stand in the files beside. The
// rows of owners' votes stand beside their tally.

describe('vacant home', () => {
  const vacant: ExclusionSituation = {
    status: 'open',
    inRoll: true,
    state: 'attempted',
    alreadyAsked: false,
    ownHousehold: false,
    reason: 'vacant',
    attemptDays: 3,
    minAttempts: 3,
    contacts: [{ way: 'letter', at: INSIDE }],
  };

  test('stays in D, however often nobody was met', () => {
    const round = playRound(lampAndWall());
    for (let visit = 0; visit < 5; visit += 1) round.visit('household-1', 'attempted');
    expect([round.household('household-1').attempts, rateOf(round)]).toEqual([5, [0, 20]]);
  });

  test('may be excluded after three attempts on different days and a letter or a call', () => {
    expect(refuseExclusion(vacant)).toBeUndefined();
    expect(refuseExclusion({ ...vacant, attemptDays: 2 })?.refused).toBe('exclusion/attempts-missing');
    expect(refuseExclusion({ ...vacant, contacts: [] })?.refused).toBe('exclusion/contact-missing');
  });

  test('is excluded by a second person only, and the strict rate keeps it', () => {
    const round = playRound(lampAndWall());
    const who = { householdId: 'household-1', actorId: 'worker-1' };
    round.enter({ kind: 'exclusionRequest', ...who });
    round.enter({ kind: 'exclusionApprove', ...who });
    expect(rateOf(round)).toEqual([0, 20]);
    round.enter({ kind: 'exclusionApprove', ...who, actorId: 'admin-1' });
    expect(rateOf(round)).toEqual([0, 19]);
    expect(round.result().participation.strict.denominator).toBe(20);
  });
});

describe('renter inside, owner absent', () => {
  const renter = { relation: 'tenant', actorId: 'tenant-1' } as const;
  const both = (value: string) => ({
    answers: ['lamp', 'wall'].map((questionId) => ({ questionId, value })),
  });

  test.each(['willingness', 'menu'] as const)('the renter may answer in %s', (kind) => {
    const round = playRound(lampAndWall(kind));
    round.answer('household-1', { ...renter, ...both('yes') });
    expect([rateOf(round), cellsOf(round, 1).yes]).toEqual([[1, 20], 1]);
  });

  test('the owner’s answer supersedes for what touches property or money, in either order; both are kept', () => {
    for (const order of [0, 1]) {
      const round = playRound(lampAndWall());
      const answers = [
        () => round.answer('household-1', { ...renter, ...both('yes') }),
        () =>
          round.answer('household-1', { ...both('no'), ...acts['plain paper form'], actorId: 'worker-1' }),
      ];
      for (const answer of order === 0 ? answers : answers.reverse()) answer();
      expect(cellsOf(round, 1)).toMatchObject({ yes: 0, no: 1 });
      expect(cellsOf(round, 0)).toMatchObject({ yes: 1, no: 0 });
      expect(round.household('household-1').responses).toHaveLength(2);
    }
  });
});

describe('several owners, one dwelling', () => {
  const owner = (name: string, value: string, confirmed = false) => ({
    actorId: name,
    confirmed,
    ...says('wall', value),
  });

  test.each(['menu', 'willingness', 'survey'] as const)(
    'conflicting entries about what they own stand in neither column (%s), never last-wins',
    (kind) => {
      const round = playRound(lampAndWall(kind));
      round.answer('household-1', owner('owner-1', 'yes'));
      round.answer('household-1', owner('owner-2', 'no'));
      expect([rateOf(round), cellsOf(round, 1)]).toEqual([[1, 20], { yes: 0, no: 0, stated: 0 }]);
    },
  );

  test('the second owner is asked first; what they agree on counts', () => {
    const earlier = { response: response(1, owner('owner-1', 'yes')), standing: 'live' } as const;
    const second: ResponseSituation = {
      ...byWorker,
      household: { inRoll: true, responses: [earlier], refusedVisits: false },
      actor: { actorId: 'owner-2', binding: 'approved' },
      response: { ...byWorker.response, relation: 'owner', ...acts['self online'], ...says('wall', 'no') },
    };
    expect(codeOf(second)).toBe('response/household-conflict');
    expect(codeOf({ ...second, response: { ...second.response, confirmed: true } })).toBeUndefined();
    const round = playRound(lampAndWall());
    round.answer('household-1', owner('owner-1', 'yes'));
    round.answer('household-1', owner('owner-2', 'no', true));
    expect(cellsOf(round, 1)).toMatchObject({ yes: 0, no: 1 });
  });

  test('about anything else the last one counts, as for any two of a household', () => {
    const round = playRound(lampAndWall());
    round.answer('household-1', { actorId: 'owner-1', ...says('lamp', 'yes') });
    round.answer('household-1', { actorId: 'owner-2', ...says('lamp', 'no') });
    expect(cellsOf(round, 0)).toMatchObject({ yes: 0, no: 1 });
  });
});

test('one owner, several dwellings: in a solicitation one answer for each', () => {
  const round = playRound(lampAndWall());
  for (const householdId of ['household-1', 'household-2']) {
    round.answer(householdId, { actorId: 'owner-1', ...says('lamp', 'yes') });
  }
  expect([rateOf(round), cellsOf(round, 0).yes]).toEqual([[2, 20], 2]);
});

describe('same household by phone and paper', () => {
  const phone = { ...acts['spoken on the telephone'], actorId: 'worker-1' };
  const paper = { ...acts['plain paper form'], actorId: 'worker-2' };

  test('one is counted, question by question; the lower never replaces the higher', () => {
    const round = playRound(lampAndWall());
    round.answer('household-1', { ...paper, ...says('lamp', 'yes') });
    round.answer('household-1', {
      ...phone,
      answers: [
        { questionId: 'lamp', value: 'no' },
        { questionId: 'wall', value: 'no' },
      ],
    });
    expect(rateOf(round)).toEqual([1, 20]);
    expect([cellsOf(round, 0), cellsOf(round, 1)]).toMatchObject([
      { yes: 1, no: 0 },
      { yes: 0, no: 1 },
    ]);
  });

  test('at equal rank the later act counts, and the household itself may confirm a lower one', () => {
    const round = playRound(lampAndWall());
    round.answer('household-1', { ...paper, ...says('lamp', 'yes') });
    round.answer('household-1', { ...paper, ...says('lamp', 'no') });
    expect(cellsOf(round, 0)).toMatchObject({ yes: 0, no: 1 });
    round.answer('household-1', says('wall', 'yes'));
    round.answer('household-1', {
      actorId: 'family-1',
      relation: 'family',
      confirmed: true,
      ...says('wall', 'no'),
    });
    expect(cellsOf(round, 1)).toMatchObject({ yes: 0, no: 1 });
  });

  test('an owner’s signed form is above a tenant’s tap', () => {
    const round = playRound(lampAndWall());
    round.answer('household-1', {
      ...acts['identity-checked paper'],
      actorId: 'worker-1',
      ...says('wall', 'yes'),
    });
    round.answer('household-1', { relation: 'tenant', actorId: 'tenant-1', ...says('wall', 'no') });
    expect(cellsOf(round, 1)).toMatchObject({ yes: 1, no: 0 });
  });
});
