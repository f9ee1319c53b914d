import type { ResponseSituation } from '../../../../shared/round/answering/refuseResponse.ts';
import { refuseVisit } from '../../../../shared/round/answering/refuseVisit.ts';
import { refuseWithdraw } from '../../../../shared/round/answering/refuseWithdraw.ts';
import {
  AFTER,
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
import { playRound } from '../../../support/playRound.ts';
import { acts, response } from '../../../support/roundFixtures.ts';

// The rows of domain.md "Solicitation rate", table "edge case → rule", about time.

describe('paper keyed after close', () => {
  const form: ResponseSituation = {
    ...byWorker,
    round: {
      ...openFacts,
      status: 'closed',
      closedAt: CLOSED_AT,
      rule: { answerOnce: false, lateEntries: 'untilFinal' },
    },
    response: { ...byWorker.response, ...acts['plain paper form'], formReceived: true },
  };

  test('from a sealed, counted batch received before the close: until the result is final', () => {
    expect(codeOf(form)).toBeUndefined();
    expect(codeOf({ ...form, round: { ...form.round, status: 'final' } })).toBe('round/closed');
  });

  test('a form that was in no batch is refused, as is every form where the policy is stricter', () => {
    expect(codeOf({ ...form, response: { ...form.response, formReceived: false } })).toBe(
      'response/form-not-received',
    );
    const strict = { ...form.round, rule: { answerOnce: false, lateEntries: 'none' } } as const;
    expect(codeOf({ ...form, round: strict })).toBe('round/closed');
    expect(codeOf({ ...form, round: { ...form.round, rule: { answerOnce: false } } })).toBe('round/closed');
  });

  test('counts, and is marked late', () => {
    const round = playRound(lampAndWall('menu', { rule: lateRule }));
    round.close(CLOSED_AT);
    round.answer('household-1', { ...acts['plain paper form'], actorId: 'worker-1', visitedAt: INSIDE });
    expect([rateOf(round), round.result().solicitation.record.late]).toEqual([[1, 20], 1]);
  });
});

describe('offline entry arriving after close', () => {
  const late: ResponseSituation = {
    ...byWorker,
    round: {
      ...openFacts,
      status: 'closed',
      closedAt: CLOSED_AT,
      rule: { answerOnce: false, lateEntries: 'untilFinal' },
    },
  };
  const at = (visitedAt: string) => ({ ...late, response: { ...late.response, visitedAt } });

  test('counts when the visit was inside the window and the result is not final', () => {
    expect(codeOf(late)).toBeUndefined();
    expect(codeOf(at(AFTER))).toBe('response/outside-window');
    expect(codeOf({ ...late, round: { ...late.round, status: 'final' } })).toBe('round/closed');
  });

  test('the window ends when the round was really closed, early by an admin too', () => {
    const early = { ...late.round, closedAt: '2026-11-09T00:00:00.000Z' };
    expect(codeOf({ ...late, round: early })).toBe('response/outside-window');
    const round = playRound(lampAndWall('menu', { rule: lateRule }));
    round.close('2026-11-09T00:00:00.000Z');
    round.answer('household-1', { ...acts['spoken at the door'], actorId: 'worker-1', visitedAt: INSIDE });
    expect(rateOf(round)).toEqual([0, 20]);
  });

  test('a visit without an answer may come late in the same way', () => {
    const visit = { round: late.round, household: { inRoll: true, refusedVisits: false }, visitedAt: INSIDE };
    expect(refuseVisit({ ...visit, actor: { binding: 'none' } })).toBeUndefined();
    expect(refuseVisit({ ...visit, visitedAt: AFTER, actor: { binding: 'none' } })?.refused).toBe(
      'response/outside-window',
    );
  });

  test('never the household’s own tap: its telephone tells the time it likes', () => {
    const tap = { ...late.response, ...acts['self online'] };
    expect(codeOf({ ...late, actor: { actorId: 'owner-1', binding: 'approved' }, response: tap })).toBe(
      'round/closed',
    );
    const round = playRound(lampAndWall('menu', { rule: lateRule }));
    round.close(CLOSED_AT);
    round.answer('household-1', { visitedAt: INSIDE });
    expect(rateOf(round)).toEqual([0, 20]);
  });

  test('nothing counts after the final result, whatever the log holds', () => {
    const round = playRound(lampAndWall('menu', { rule: lateRule }));
    const targetSeq = round.answer('household-1', acts['spoken at the door']);
    round.close(CLOSED_AT);
    round.enter({ kind: 'final' });
    round.answer('household-2', { ...acts['spoken at the door'], visitedAt: INSIDE });
    round.enter({ kind: 'dispute', householdId: 'household-1', actorId: 'owner-1', targetSeq });
    expect([rateOf(round), round.count.states.disputed]).toEqual([[1, 20], 0]);
  });
});

describe('withdrawal', () => {
  const actor = { actorId: 'owner of household-1', binding: 'approved', relation: 'owner' } as const;

  test('until close, and the ledger keeps it', () => {
    const round = playRound(lampAndWall());
    round.answer('household-1', says('lamp', 'yes'));
    round.enter({ kind: 'withdraw', householdId: 'household-1', actorId: actor.actorId, relation: 'owner' });
    const { state, responses } = round.household('household-1');
    expect([state, responses.map(({ standing }) => standing)]).toEqual(['untouched', ['withdrawn']]);
    const given = response(1, { actorId: actor.actorId });
    const household = { inRoll: true, responses: [{ response: given, standing: 'live' }] } as const;
    expect(refuseWithdraw({ round: openFacts, household, actor })?.refused).toBeUndefined();
    expect(refuseWithdraw({ round: { ...openFacts, status: 'closed' }, household, actor })?.refused).toBe(
      'round/closed',
    );
  });

  test('after the close it changes nothing', () => {
    const round = playRound(lampAndWall('menu', { rule: lateRule }));
    round.answer('household-1', says('lamp', 'yes'));
    round.close(CLOSED_AT);
    round.enter({ kind: 'withdraw', householdId: 'household-1', actorId: actor.actorId, relation: 'owner' });
    expect(rateOf(round)).toEqual([1, 20]);
  });
});

test('change of mind: allowed until close unless the round says once only', () => {
  const round = playRound(lampAndWall());
  round.answer('household-1', says('lamp', 'yes'));
  round.answer('household-1', says('lamp', 'no'));
  expect(cellsOf(round, 0)).toMatchObject({ yes: 0, no: 1 });
  const again: ResponseSituation = {
    ...byWorker,
    household: { ...byWorker.household, responses: [{ response: response(1), standing: 'live' }] },
    actor: { actorId: 'owner-1', binding: 'approved' },
    response: { ...byWorker.response, relation: 'owner', ...acts['self online'] },
  };
  expect(codeOf(again)).toBeUndefined();
  expect(codeOf({ ...again, round: { ...openFacts, rule: { answerOnce: true } } })).toBe(
    'response/already-answered',
  );
});
