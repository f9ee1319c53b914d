import type { ResponseSituation } from '../../../shared/round/refuseResponse.ts';
import { refuseExclusion, type ExclusionSituation } from '../../../shared/round/refuseExclusion.ts';
import { refuseResponse } from '../../../shared/round/refuseResponse.ts';
import { refuseVisit } from '../../../shared/round/refuseVisit.ts';
import type { RoundFacts } from '../../../shared/round/responseSituation.ts';
import type { RoundKind, RoundTerms } from '../../../shared/round/round.ts';
import { answerAll, playRound, type PlayedRound } from '../../support/playRound.ts';
import { acts, exampleRule, response, rollOf, stance, termsWith } from '../../support/roundFixtures.ts';

// Every row of domain.md "Solicitation rate", table "edge case → rule", under the row's own name; the rows of owners'
// votes (renter, owners of several dwellings, sale) stand beside their tally.

const INSIDE = '2026-11-10T02:00:00.000Z';
const CLOSED_AT = '2026-11-30T00:00:00.000Z';
const lamp = stance('lamp');
const wall = stance('wall', { touchesProperty: true });
const lateRule = { ...exampleRule, lateEntries: 'untilFinal' } as const;

const terms = (kind: RoundKind = 'menu', more: Partial<RoundTerms> = {}): RoundTerms =>
  termsWith([lamp, wall], { kind, ...more });
const says = (questionId: string, value: string) => ({ answers: [{ questionId, value }] });
const rateOf = (round: PlayedRound) => {
  const { answered, denominator } = round.result().participation.official;
  return [answered, denominator];
};
const cellsOf = (round: PlayedRound, at: number) => {
  const tally = round.count.tallies[at];
  return { yes: tally?.chosen.get('yes') ?? 0, no: tally?.chosen.get('no') ?? 0, stated: tally?.stated };
};

const facts: RoundFacts = {
  kind: 'menu',
  status: 'open',
  opensAt: '2026-11-01T00:00:00.000Z',
  closesAt: CLOSED_AT,
  questions: [lamp, wall],
  questionHash: 'a'.repeat(64),
  rule: { answerOnce: false },
};
const byWorker: ResponseSituation = {
  round: facts,
  household: { inRoll: true, responses: [], refusedVisits: false },
  actor: { actorId: 'worker-1', binding: 'none' },
  response: {
    relation: 'family',
    ...acts['spoken at the door'],
    ...says('lamp', 'yes'),
    confirmed: false,
    questionHash: 'a'.repeat(64),
    visitedAt: INSIDE,
  },
};
const codeOf = (situation: ResponseSituation) => refuseResponse(situation)?.refused;

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
    const round = playRound(terms());
    for (let visit = 0; visit < 5; visit += 1) round.visit('household-1', 'attempted');
    expect([round.household('household-1').attempts, rateOf(round)]).toEqual([5, [0, 20]]);
  });

  test('may be excluded after three attempts on different days and a letter or a call', () => {
    expect(refuseExclusion(vacant)).toBeUndefined();
    expect(refuseExclusion({ ...vacant, attemptDays: 2 })?.refused).toBe('exclusion/attempts-missing');
    expect(refuseExclusion({ ...vacant, contacts: [] })?.refused).toBe('exclusion/contact-missing');
  });

  test('is excluded by a second person only, and the strict rate keeps it', () => {
    const round = playRound(terms());
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
    const round = playRound(terms(kind));
    round.answer('household-1', { ...renter, ...both('yes') });
    expect([rateOf(round), cellsOf(round, 1).yes]).toEqual([[1, 20], 1]);
  });

  test('the owner’s answer supersedes for what touches property or money, in either order; both are kept', () => {
    for (const order of [0, 1]) {
      const round = playRound(terms());
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
      const round = playRound(terms(kind));
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
    const round = playRound(terms());
    round.answer('household-1', owner('owner-1', 'yes'));
    round.answer('household-1', owner('owner-2', 'no', true));
    expect(cellsOf(round, 1)).toMatchObject({ yes: 0, no: 1 });
  });

  test('about anything else the last one counts, as for any two of a household', () => {
    const round = playRound(terms());
    round.answer('household-1', { actorId: 'owner-1', ...says('lamp', 'yes') });
    round.answer('household-1', { actorId: 'owner-2', ...says('lamp', 'no') });
    expect(cellsOf(round, 0)).toMatchObject({ yes: 0, no: 1 });
  });
});

test('one owner, several dwellings: in a solicitation one answer for each', () => {
  const round = playRound(terms());
  for (const householdId of ['household-1', 'household-2']) {
    round.answer(householdId, { actorId: 'owner-1', ...says('lamp', 'yes') });
  }
  expect([rateOf(round), cellsOf(round, 0).yes]).toEqual([[2, 20], 2]);
});

describe('same household by phone and paper', () => {
  const phone = { ...acts['spoken on the telephone'], actorId: 'worker-1' };
  const paper = { ...acts['plain paper form'], actorId: 'worker-2' };

  test('one is counted, question by question; the lower never replaces the higher', () => {
    const round = playRound(terms());
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
    const round = playRound(terms());
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
    const round = playRound(terms());
    round.answer('household-1', {
      ...acts['identity-checked paper'],
      actorId: 'worker-1',
      ...says('wall', 'yes'),
    });
    round.answer('household-1', { relation: 'tenant', actorId: 'tenant-1', ...says('wall', 'no') });
    expect(cellsOf(round, 1)).toMatchObject({ yes: 1, no: 0 });
  });
});

describe('disputed "that was not us"', () => {
  const disputed = (answers: number) => {
    const round = playRound(terms('menu', { rule: lateRule }));
    answerAll(round, answers, 'lamp', 'yes');
    const targetSeq = round.answer('household-20', { ...acts['spoken at the door'], actorId: 'worker-1' });
    round.close(CLOSED_AT);
    return { round, about: { householdId: 'household-20', actorId: 'owner-20', targetSeq } };
  };

  test('is not in A, and stands in D', () => {
    const { round, about } = disputed(15);
    round.enter({ kind: 'dispute', ...about });
    expect([rateOf(round), round.count.states.disputed]).toEqual([[15, 20], 1]);
  });

  test('a gate already passed stays passed and is marked 争议后不足; a person decides', () => {
    const { round, about } = disputed(15);
    expect(round.result().solicitation.gate).toBe('met');
    round.enter({ kind: 'dispute', ...about });
    expect(round.result().solicitation).toMatchObject({
      gate: 'shortAfterDisputes',
      lines: {
        without: { official: { answered: 15, met: false } },
        with: { official: { answered: 16, met: true } },
      },
      margin: { households: 1, rateSurvives: false },
    });
    round.enter({ kind: 'disputeResolve', ...about, upheld: false });
    expect(round.result().solicitation.gate).toBe('met');
  });

  test('a gate that was never passed is simply short', () => {
    const { round, about } = disputed(10);
    round.enter({ kind: 'dispute', ...about });
    expect(round.result().solicitation.gate).toBe('short');
  });
});

test('family members contradict each other: in A (the household was heard), its stance in neither column', () => {
  const round = playRound(terms('willingness'));
  round.answer('household-1', { actorId: 'owner-1', ...says('lamp', 'yes') });
  round.answer('household-1', {
    actorId: 'family-1',
    relation: 'family',
    confirmed: true,
    ...says('lamp', 'no'),
  });
  round.answer('household-1', { actorId: 'owner-1', confirmed: true, ...says('lamp', 'yes') });
  expect([rateOf(round), cellsOf(round, 0)]).toEqual([[1, 20], { yes: 0, no: 0, stated: 0 }]);
});

test('excluded household answers: the exclusion lapses, it is back in D and in A, and stays so', () => {
  const round = playRound(terms());
  const who = { householdId: 'household-1', actorId: 'worker-1' };
  round.enter({ kind: 'exclusionRequest', ...who });
  round.enter({ kind: 'exclusionApprove', ...who, actorId: 'admin-1' });
  expect(rateOf(round)).toEqual([0, 19]);
  round.answer('household-1', says('lamp', 'yes'));
  expect(rateOf(round)).toEqual([1, 20]);
  round.enter({ kind: 'withdraw', ...who, actorId: 'owner of household-1', relation: 'owner' });
  expect(rateOf(round)).toEqual([0, 20]);
});

describe('two family members online', () => {
  const second: ResponseSituation = {
    ...byWorker,
    round: { ...facts, kind: 'willingness' },
    household: {
      inRoll: true,
      responses: [{ response: response(1), standing: 'live' }],
      refusedVisits: false,
    },
    actor: { actorId: 'family-1', binding: 'approved' },
    response: { ...byWorker.response, ...acts['self online'], ...says('lamp', 'yes') },
  };

  test('the last before close counts', () => {
    const round = playRound(terms('willingness'));
    round.answer('household-1', { actorId: 'owner-1', ...says('lamp', 'indifferent') });
    round.answer('household-1', { actorId: 'family-1', relation: 'family', ...says('lamp', 'yes') });
    expect(cellsOf(round, 0)).toMatchObject({ yes: 1 });
    expect(codeOf(second)).toBeUndefined();
  });

  test('the other is owed a notice', () => {
    const round = playRound(terms('menu'));
    round.answer('household-1', { actorId: 'owner-1' });
    const seq = round.answer('household-1', { actorId: 'family-1', relation: 'family' });
    expect(round.result().solicitation.record.notices).toEqual({ owed: 1, undelivered: 1 });
    round.enter({
      kind: 'notice',
      householdId: 'household-1',
      actorId: 'system',
      targetSeq: seq,
      delivered: true,
    });
    expect(round.result().solicitation.record.notices).toEqual({ owed: 1, undelivered: 0 });
  });

  test('opposite stances are asked about', () => {
    expect(codeOf({ ...second, response: { ...second.response, ...says('lamp', 'no') } })).toBe(
      'response/household-conflict',
    );
  });
});

describe('不同意, 拒绝表态, blank, 无所谓', () => {
  test('不同意 is an answer, in A', () => {
    const round = playRound(terms());
    round.answer('household-1', says('lamp', 'no'));
    expect(rateOf(round)).toEqual([1, 20]);
  });

  test('拒绝表态 is not, unless the policy counts who was asked; nobody calls again', () => {
    const round = playRound(terms());
    round.visit('household-1', 'refused');
    expect(rateOf(round)).toEqual([0, 20]);
    expect(round.result().solicitation.contact).toEqual({ reached: 1, denominator: 20, permille: 50 });
    const asked = playRound(terms('menu', { rule: { ...exampleRule, counts: 'asked' } }));
    asked.visit('household-1', 'refused');
    expect(rateOf(asked)).toEqual([1, 20]);
    const again = {
      round: facts,
      household: { inRoll: true, refusedVisits: true },
      visitedAt: INSIDE,
    } as const;
    expect(refuseVisit({ ...again, actor: { binding: 'none' } })?.refused).toBe('response/household-refused');
  });

  test('a blank paper form is not', () => {
    const round = playRound(terms());
    round.answer('household-1', { ...acts['plain paper form'], ...says('lamp', '') });
    expect([rateOf(round), round.household('household-1').state]).toEqual([[0, 20], 'untouched']);
  });

  test('无所谓 is in A and never counts as 同意', () => {
    const round = playRound(terms(), rollOf([20]));
    answerAll(round, 10, 'lamp', 'indifferent');
    answerAll(round, 10, 'lamp', 'yes', 10);
    const [question] = round.result().questions;
    expect([rateOf(round), question?.approval]).toEqual([
      [20, 20],
      { agree: 10, ofAnswered: 500, ofDenominator: 500 },
    ]);
  });
});

test('split or merged dwelling mid-round: the roll does not change, the change is listed for the next round', () => {
  const round = playRound(terms());
  round.enter({ kind: 'rollAmend' });
  round.answer('household-21', says('lamp', 'yes'));
  expect(rateOf(round)).toEqual([0, 20]);
  expect(round.result().solicitation.record.rollChanges).toBe(1);
  expect(codeOf({ ...byWorker, household: { ...byWorker.household, inRoll: false } })).toBe(
    'response/not-in-roll',
  );
});

describe('sale mid-round', () => {
  test('an answer already given stands when its giver is no longer bound: no entry of the round takes it out', () => {
    const round = playRound(terms());
    round.answer('household-1', says('wall', 'yes'));
    expect(cellsOf(round, 1).yes).toBe(1);
  });

  test('the new owner answers where nobody did, and may not replace within a day what stands', () => {
    const buyer: ResponseSituation = {
      ...byWorker,
      actor: { actorId: 'buyer', binding: 'approved', recentlyBound: true },
      response: { ...byWorker.response, relation: 'owner', ...acts['self online'] },
    };
    expect(codeOf(buyer)).toBeUndefined();
    const sold = { response: response(1, { actorId: 'seller' }), standing: 'live' } as const;
    expect(codeOf({ ...buyer, household: { ...buyer.household, responses: [sold] } })).toBe(
      'response/binding-recent',
    );
  });
});

test('worker’s own household: that worker may not enter it', () => {
  expect(codeOf({ ...byWorker, actor: { actorId: 'worker-1', binding: 'approved' } })).toBe(
    'response/own-household',
  );
  expect(codeOf({ ...byWorker, actor: { actorId: 'worker-1', binding: 'pending' } })).toBe(
    'response/own-household',
  );
});
