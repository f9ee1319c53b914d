import type { ResponseSituation } from '../../../../shared/round/answering/refuseResponse.ts';
import { refuseVisit } from '../../../../shared/round/answering/refuseVisit.ts';
import {
  CLOSED_AT,
  INSIDE,
  byWorker,
  cellsOf,
  codeOf,
  lampAndWall,
  lateRule,
  openFacts,
  rateOf,
  says,
} from '../../../support/edgeCases.ts';
import { answerAll, playRound } from '../../../support/playRound.ts';
import { acts, exampleRule, response, rollOf } from '../../../support/roundFixtures.ts';

// The rows of domain.md "Solicitation rate", table "edge case → rule", about what becomes of an entry.

describe('disputed "that was not us"', () => {
  const disputed = (answers: number) => {
    const round = playRound(lampAndWall('menu', { rule: lateRule }));
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
  const round = playRound(lampAndWall('willingness'));
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
  const round = playRound(lampAndWall());
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
    round: { ...openFacts, kind: 'willingness' },
    household: {
      inRoll: true,
      responses: [{ response: response(1), standing: 'live' }],
      refusedVisits: false,
    },
    actor: { actorId: 'family-1', binding: 'approved' },
    response: { ...byWorker.response, ...acts['self online'], ...says('lamp', 'yes') },
  };

  test('the last before close counts', () => {
    const round = playRound(lampAndWall('willingness'));
    round.answer('household-1', { actorId: 'owner-1', ...says('lamp', 'indifferent') });
    round.answer('household-1', { actorId: 'family-1', relation: 'family', ...says('lamp', 'yes') });
    expect(cellsOf(round, 0)).toMatchObject({ yes: 1 });
    expect(codeOf(second)).toBeUndefined();
  });

  test('the other is owed a notice', () => {
    const round = playRound(lampAndWall('menu'));
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
    const round = playRound(lampAndWall());
    round.answer('household-1', says('lamp', 'no'));
    expect(rateOf(round)).toEqual([1, 20]);
  });

  test('拒绝表态 is not, unless the policy counts who was asked; nobody calls again', () => {
    const round = playRound(lampAndWall());
    round.visit('household-1', 'refused');
    expect(rateOf(round)).toEqual([0, 20]);
    expect(round.result().solicitation.contact).toEqual({ reached: 1, denominator: 20, permille: 50 });
    const asked = playRound(lampAndWall('menu', { rule: { ...exampleRule, counts: 'asked' } }));
    asked.visit('household-1', 'refused');
    expect(rateOf(asked)).toEqual([1, 20]);
    const again = {
      round: openFacts,
      household: { inRoll: true, refusedVisits: true },
      visitedAt: INSIDE,
    } as const;
    expect(refuseVisit({ ...again, actor: { binding: 'none' } })?.refused).toBe('response/household-refused');
  });

  test('a blank paper form is not', () => {
    const round = playRound(lampAndWall());
    round.answer('household-1', { ...acts['plain paper form'], ...says('lamp', '') });
    expect([rateOf(round), round.household('household-1').state]).toEqual([[0, 20], 'untouched']);
  });

  test('无所谓 is in A and never counts as 同意', () => {
    const round = playRound(lampAndWall(), rollOf([20]));
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
  const round = playRound(lampAndWall());
  round.enter({ kind: 'rollAmend' });
  round.answer('household-21', says('lamp', 'yes'));
  expect(rateOf(round)).toEqual([0, 20]);
  expect(round.result().solicitation.record.rollChanges).toBe(1);
  expect(codeOf({ ...byWorker, household: { ...byWorker.household, inRoll: false } })).toBe(
    'response/not-in-roll',
  );
});

describe('sale mid-round', () => {
  test('an answer already given stands when the register changes hands (a binding that ends: state/unbind.test.ts)', () => {
    const round = playRound(lampAndWall());
    round.answer('household-1', { actorId: 'seller', ...says('wall', 'yes') });
    round.enter({ kind: 'rollAmend' });
    round.answer('household-2', { actorId: 'buyer', ...says('wall', 'no') });
    expect([rateOf(round), cellsOf(round, 1)]).toMatchObject([[2, 20], { yes: 1, no: 1 }]);
    expect(round.household('household-1').responses.map(({ standing }) => standing)).toEqual(['live']);
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
