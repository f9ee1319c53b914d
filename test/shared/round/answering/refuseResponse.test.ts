import { refuseResponse, type ResponseSituation } from '../../../../shared/round/answering/refuseResponse.ts';
import { refuseVisit, type VisitSituation } from '../../../../shared/round/answering/refuseVisit.ts';
import { refuseWithdraw } from '../../../../shared/round/answering/refuseWithdraw.ts';
import type { RecordedResponse, Standing, StandingResponse } from '../../../../shared/round/response.ts';
import type {
  HouseholdFacts,
  ProposedResponse,
  RoundFacts,
} from '../../../../shared/round/answering/responseSituation.ts';
import { acts, response, stance } from '../../../support/roundFixtures.ts';

const round: RoundFacts = {
  kind: 'menu',
  status: 'open',
  opensAt: '2026-11-01T00:00:00.000Z',
  closesAt: '2026-11-30T00:00:00.000Z',
  questions: [stance('lamp'), stance('wall', { touchesProperty: true })],
  questionHash: 'a'.repeat(64),
  rule: { answerOnce: false },
};
const self: ProposedResponse = {
  relation: 'owner',
  ...acts['self online'],
  answers: [{ questionId: 'lamp', value: 'yes' }],
  confirmed: false,
  questionHash: 'a'.repeat(64),
};
const door: ProposedResponse = {
  ...self,
  ...acts['spoken at the door'],
  visitedAt: '2026-11-10T02:00:00.000Z',
};
const standing = (recorded: RecordedResponse, as: Standing = 'live'): StandingResponse => ({
  response: recorded,
  standing: as,
});
const household = (...responses: StandingResponse[]): HouseholdFacts => ({
  inRoll: true,
  responses,
  refusedVisits: false,
});
const resident: ResponseSituation = {
  round,
  household: household(),
  actor: { actorId: 'owner-1', binding: 'approved' },
  response: self,
};
const worker: ResponseSituation = {
  ...resident,
  actor: { actorId: 'worker-1', binding: 'none' },
  response: door,
};
const codeOf = (situation: ResponseSituation) => refuseResponse(situation)?.refused;

describe('an answer in an open round', () => {
  test('is taken from the household itself and from a worker at the door', () => {
    expect([codeOf(resident), codeOf(worker)]).toEqual([undefined, undefined]);
  });

  test('may be changed until close', () => {
    expect(codeOf({ ...resident, household: household(standing(response(1))) })).toBeUndefined();
  });

  test('is taken after a refusal: the household came of itself', () => {
    expect(codeOf({ ...resident, household: { ...household(), refusedVisits: true } })).toBeUndefined();
  });

  test('from a tenant is kept beside the owner’s', () => {
    const tenant: ResponseSituation = {
      ...resident,
      actor: { actorId: 'tenant-1', binding: 'approved' },
      household: household(standing(response(1))),
      response: { ...self, relation: 'tenant', answers: [{ questionId: 'wall', value: 'no' }] },
    };
    expect(codeOf(tenant)).toBeUndefined();
  });
});

describe('state of the round', () => {
  test.each([
    ['draft', 'round/not-open'],
    ['closed', 'round/closed'],
    ['final', 'round/closed'],
    ['cancelled', 'round/closed'],
  ] as const)('%s: %s', (status, code) => {
    expect(codeOf({ ...resident, round: { ...round, status } })).toBe(code);
  });

  test.each(['closed', 'final'] as const)(
    '%s: nor what was heard in time and is keyed only now',
    (status) => {
      expect(codeOf({ ...worker, round: { ...round, status } })).toBe('round/closed');
    },
  );

  test.each(['2026-10-31T23:59:59.000Z', '2026-11-30T00:00:01.000Z', 'yesterday'])(
    'a visit at %s is outside the window',
    (visitedAt) => {
      expect(codeOf({ ...worker, response: { ...door, visitedAt } })).toBe('response/outside-window');
    },
  );
});

describe('who enters', () => {
  test('a worker may not enter his own household', () => {
    expect(codeOf({ ...worker, actor: { actorId: 'worker-1', binding: 'approved' } })).toBe(
      'response/own-household',
    );
  });

  test('whoever opened the round enters nothing in it for others, and may answer for the own household', () => {
    const { actor } = worker;
    expect(codeOf({ ...worker, actor: { ...actor, openedRound: true } })).toBe('response/opened-round');
    expect(codeOf({ ...resident, actor: { ...resident.actor, openedRound: true } })).toBeUndefined();
  });

  test('a binding must have been approved', () => {
    expect(codeOf({ ...resident, actor: { actorId: 'owner-1', binding: 'pending' } })).toBe(
      'response/binding-pending',
    );
  });

  test('a binding of less than 24 hours answers, but does not replace what another member said', () => {
    const actor = { actorId: 'family-1', binding: 'approved', recentlyBound: true } as const;
    expect(codeOf({ ...resident, actor })).toBeUndefined();
    expect(codeOf({ ...resident, actor, household: household(standing(response(1))) })).toBe(
      'response/binding-recent',
    );
    const byStaff = response(1, { ...acts['spoken at the door'], actorId: 'worker-1' });
    expect(codeOf({ ...resident, actor, household: household(standing(byStaff)) })).toBeUndefined();
  });

  test('a household outside the roll', () => {
    expect(codeOf({ ...resident, household: { ...household(), inRoll: false } })).toBe(
      'response/not-in-roll',
    );
  });
});

describe('staff over self (api.md: 409 response/self-exists when a lower one would replace a higher one)', () => {
  const tap = (more: Partial<RecordedResponse> = {}) => household(standing(response(1, more)));
  const over = (act: keyof typeof acts, earlier: HouseholdFacts, more: Partial<ProposedResponse> = {}) =>
    codeOf({ ...worker, household: earlier, response: { ...door, ...acts[act], ...more } });

  test.each([
    ['spoken at the door', 'response/self-exists'],
    ['spoken in a meeting', 'response/self-exists'],
    ['spoken on the telephone', 'response/self-exists'],
    ['plain paper form', 'response/self-exists'],
    ['proxy with letter', 'response/self-exists'],
    ['identity-checked paper', undefined],
  ] as const)('%s after a tap of the owner: %s', (act, code) => {
    expect(over(act, tap())).toBe(code);
  });

  test('confirming does not help staff', () => {
    expect(over('spoken at the door', tap(), { confirmed: true })).toBe('response/self-exists');
  });

  test('nor does answering another question', () => {
    expect(over('spoken at the door', tap(), { answers: [{ questionId: 'wall', value: 'no' }] })).toBe(
      'response/self-exists',
    );
  });

  test('an owner’s signed form stands above a tenant’s tap where property is touched, his spoken word does not', () => {
    const wall = { answers: [{ questionId: 'wall', value: 'no' }] };
    expect(over('plain paper form', tap({ relation: 'tenant', ...wall }), wall)).toBeUndefined();
    expect(over('spoken at the door', tap({ relation: 'tenant', ...wall }), wall)).toBe(
      'response/self-exists',
    );
  });

  test('a spoken word does not replace a form, and completes one', () => {
    const form = tap({ ...acts['plain paper form'], actorId: 'worker-2' });
    expect(over('spoken at the door', form)).toBe('response/self-exists');
    expect(
      over('spoken at the door', form, { answers: [{ questionId: 'wall', value: 'no' }] }),
    ).toBeUndefined();
  });

  test('equal acts replace each other', () => {
    const spoken = tap({ ...acts['spoken in a meeting'], actorId: 'worker-2' });
    expect(over('spoken at the door', spoken)).toBeUndefined();
  });

  test.each(['withdrawn', 'disputed', 'removed'] as const)(
    'an answer that is %s stands in nobody’s way',
    (as) => {
      expect(over('spoken at the door', household(standing(response(1), as)))).toBeUndefined();
    },
  );
});

describe('two people of one household (409 response/household-conflict)', () => {
  const against = (more: Partial<ResponseSituation> = {}, confirmed = false): ResponseSituation => ({
    ...resident,
    round: { ...round, kind: 'willingness' },
    actor: { actorId: 'family-1', binding: 'approved' },
    household: household(standing(response(1))),
    response: { ...self, relation: 'family', answers: [{ questionId: 'lamp', value: 'no' }], confirmed },
    ...more,
  });

  test('opposite stances in willingness and confirmation are asked about once', () => {
    expect(codeOf(against())).toBe('response/household-conflict');
    expect(codeOf(against({ round: { ...round, kind: 'confirmation' } }))).toBe(
      'response/household-conflict',
    );
    expect(codeOf(against({}, true))).toBeUndefined();
  });

  test('in a menu the last one simply counts', () => {
    expect(codeOf(against({ round }))).toBeUndefined();
  });

  test('changing one’s own mind is no conflict', () => {
    expect(codeOf(against({ actor: { actorId: 'owner-1', binding: 'approved' } }))).toBeUndefined();
  });

  test('nor is it where the other person has come round since', () => {
    const responses = [
      standing(response(1)),
      standing(response(2, { answers: [{ questionId: 'lamp', value: 'no' }] })),
    ];
    expect(codeOf(against({ household: household(...responses) }))).toBeUndefined();
  });

  test('无所谓 conflicts with nobody', () => {
    const indifferent = { ...self, answers: [{ questionId: 'lamp', value: 'indifferent' }] };
    expect(codeOf(against({ response: indifferent }))).toBeUndefined();
  });

  test('a tenant does not conflict with the owner where property is touched', () => {
    const answers = [{ questionId: 'wall', value: 'no' }];
    const owner = standing(response(1, { answers: [{ questionId: 'wall', value: 'yes' }] }));
    const situation = against({ household: household(owner) });
    expect(codeOf({ ...situation, response: { ...self, relation: 'tenant', answers } })).toBeUndefined();
    expect(codeOf({ ...situation, response: { ...self, relation: 'family', answers } })).toBe(
      'response/household-conflict',
    );
  });

  test('what staff noted may be put right without being asked', () => {
    const noted = response(1, { ...acts['spoken at the door'], actorId: 'worker-1' });
    expect(codeOf(against({ household: household(standing(noted)) }))).toBeUndefined();
  });
});

describe('rounds that are answered once only', () => {
  const once: RoundFacts = { ...round, rule: { answerOnce: true } };

  test('a second answer is refused, a withdrawn one counts as the first', () => {
    expect(codeOf({ ...resident, round: once })).toBeUndefined();
    for (const as of ['live', 'pending', 'withdrawn'] as const) {
      expect(codeOf({ ...resident, round: once, household: household(standing(response(1), as)) })).toBe(
        'response/already-answered',
      );
    }
  });

  test('what was not theirs, or only noted by staff, does not use it up', () => {
    expect(
      codeOf({ ...resident, round: once, household: household(standing(response(1), 'disputed')) }),
    ).toBeUndefined();
    const noted = response(1, { ...acts['spoken at the door'], actorId: 'worker-1' });
    expect(codeOf({ ...resident, round: once, household: household(standing(noted)) })).toBeUndefined();
  });
});

test('the first reason in the fixed order is given', () => {
  const everythingWrong: ResponseSituation = {
    round: { ...round, status: 'closed', kind: 'willingness', rule: { answerOnce: true } },
    household: { inRoll: false, responses: [standing(response(1))], refusedVisits: true },
    actor: { actorId: 'worker-1', binding: 'approved' },
    response: { ...door, questionHash: 'b'.repeat(64), visitedAt: '2025-01-01T00:00:00.000Z' },
  };
  const repairs: ((broken: ResponseSituation) => ResponseSituation)[] = [
    (broken) => ({ ...broken, round: { ...broken.round, status: 'open' } }),
    (broken) => ({ ...broken, response: { ...broken.response, visitedAt: '2026-11-10T02:00:00.000Z' } }),
    (broken) => ({ ...broken, response: { ...broken.response, questionHash: round.questionHash } }),
    (broken) => ({ ...broken, household: { ...broken.household, inRoll: true } }),
    (broken) => ({ ...broken, actor: { ...broken.actor, binding: 'none' } }),
    (broken) => ({
      ...broken,
      household: household(
        standing(response(1)),
        standing(response(2, acts['spoken at the door']), 'withdrawn'),
      ),
    }),
    (broken) => ({ ...broken, round: { ...broken.round, rule: { answerOnce: false } } }),
    (broken) => ({ ...broken, household: household() }),
  ];
  const heard = [codeOf(everythingWrong)];
  repairs.reduce((broken, repair) => {
    const next = repair(broken);
    heard.push(codeOf(next));
    return next;
  }, everythingWrong);
  expect(heard).toEqual([
    'round/closed',
    'response/outside-window',
    'response/question-changed',
    'response/not-in-roll',
    'response/own-household',
    'response/already-answered',
    'response/already-answered',
    'response/self-exists',
    undefined,
  ]);
});

describe('a visit without an answer', () => {
  const visit: VisitSituation = {
    round,
    household: { inRoll: true, refusedVisits: false },
    actor: { binding: 'none' },
    visitedAt: '2026-11-10T02:00:00.000Z',
  };
  test.each<[string, Partial<VisitSituation>, string | undefined]>([
    ['inside the window is recorded', {}, undefined],
    ['before opening', { round: { ...round, status: 'draft' } }, 'round/not-open'],
    ['after close', { round: { ...round, status: 'closed' } }, 'round/closed'],
    ['outside the window', { visitedAt: '2026-12-10T02:00:00.000Z' }, 'response/outside-window'],
    ['outside the roll', { household: { inRoll: false, refusedVisits: false } }, 'response/not-in-roll'],
    ['at the worker’s own door', { actor: { binding: 'approved' } }, 'response/own-household'],
    ['by who opened the round', { actor: { binding: 'none', openedRound: true } }, 'response/opened-round'],
    ['after a refusal', { household: { inRoll: true, refusedVisits: true } }, 'response/household-refused'],
  ])('%s', (_, change, code) => {
    expect(refuseVisit({ ...visit, ...change })?.refused).toBe(code);
  });
});

describe('withdrawal (until close; the ledger keeps it)', () => {
  const actor = { actorId: 'owner-1', binding: 'approved', relation: 'owner' } as const;
  test.each<[string, Parameters<typeof refuseWithdraw>[0], string | undefined]>([
    ['of an answer', { round, household: household(standing(response(1))), actor }, undefined],
    ['of nothing', { round, household: household(), actor }, 'response/not-answered'],
    [
      'a second time',
      { round, household: household(standing(response(1), 'withdrawn')), actor },
      'response/not-answered',
    ],
    [
      'after close',
      { round: { ...round, status: 'closed' }, household: household(standing(response(1))), actor },
      'round/closed',
    ],
    [
      'by somebody bound since yesterday, of another’s answer',
      {
        round,
        household: household(standing(response(1))),
        actor: { actorId: 'owner-2', binding: 'approved', recentlyBound: true, relation: 'agent' },
      },
      'response/higher-ranked',
    ],
    [
      'by an owner bound since yesterday, of the family’s answer',
      {
        round,
        household: household(standing(response(1, { actorId: 'family-1', relation: 'family' }))),
        actor: { ...actor, recentlyBound: true },
      },
      'response/binding-recent',
    ],
    [
      'by the tenant, of the owner’s answer',
      {
        round,
        household: household(standing(response(1))),
        actor: { actorId: 'tenant-1', binding: 'approved', relation: 'tenant' },
      },
      'response/higher-ranked',
    ],
  ])('%s', (_, situation, code) => {
    expect(refuseWithdraw(situation)?.refused).toBe(code);
  });
});
