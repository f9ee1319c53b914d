import { refuseDecision } from '../../../../shared/round/case/refuseCase.ts';
import { refuseDispute, refuseResolution } from '../../../../shared/round/case/refuseDispute.ts';
import { refuseExclusion } from '../../../../shared/round/case/refuseExclusion.ts';
import { finalTimes, refuseFinal } from '../../../../shared/round/result/refuseFinal.ts';
import { refuseVoid } from '../../../../shared/round/case/refuseVoid.ts';
import type { HouseholdState } from '../../../../shared/round/response.ts';
import { acts, response } from '../../../support/roundFixtures.ts';

// The rules that keep a round honest (domain.md, "Solicitation rate", edge cases; "Roles", separation; ledger.md,
// "Against invented answers" 3 and 4).

describe('vacant home (≥ 3 attempts on different days + phone or letter, by a second person)', () => {
  const situation = {
    status: 'open',
    inRoll: true,
    state: 'unreachable',
    alreadyAsked: false,
    ownHousehold: false,
    reason: 'vacant',
    attemptDays: 3,
    minAttempts: 3,
    contacts: [{ way: 'letter', at: '2026-11-20T08:00:00Z' }],
  } as const;

  test('may be asked out of the denominator', () => {
    expect(refuseExclusion(situation)).toBeUndefined();
  });

  test.each([
    ['after two days only', { attemptDays: 2 }, 'exclusion/attempts-missing'],
    ['without a call or a letter', { contacts: [] }, 'exclusion/contact-missing'],
    ['a second time', { alreadyAsked: true }, 'exclusion/already-asked'],
    ['by who lives there', { ownHousehold: true }, 'case/own-household'],
    ['outside the roll', { inRoll: false }, 'response/not-in-roll'],
    ['before the opening', { status: 'draft' }, 'round/not-open'],
    ['after the close', { status: 'closed' }, 'round/closed'],
  ] as const)('not %s', (_, change, code) => {
    expect(refuseExclusion({ ...situation, ...change })?.refused).toBe(code);
  });

  test.each<HouseholdState>(['answered', 'refused', 'pending', 'disputed', 'excluded'])(
    'not a household that is %s',
    (state) => {
      expect(refuseExclusion({ ...situation, state })?.refused).toBe('exclusion/heard');
    },
  );

  test('another reason rests on its proof alone', () => {
    const torn = { ...situation, reason: 'demolished', attemptDays: 0, contacts: [] } as const;
    expect(refuseExclusion(torn)).toBeUndefined();
  });
});

describe('asking and deciding are two people’s', () => {
  const asked = { state: 'waiting', askedBy: 'worker-1' } as const;
  test.each([
    ['another person', asked, { actorId: 'admin-1', ownHousehold: false }, undefined],
    ['who asked', asked, { actorId: 'worker-1', ownHousehold: false }, 'case/own-request'],
    ['who lives there', asked, { actorId: 'admin-1', ownHousehold: true }, 'case/own-household'],
    [
      'anybody, twice',
      { ...asked, state: 'approved' } as const,
      { actorId: 'admin-1', ownHousehold: false },
      'case/not-waiting',
    ],
  ])('%s', (_, one, decider, code) => {
    expect(refuseDecision(one, decider)?.refused).toBe(code);
  });
});

describe('这不是我们答的', () => {
  const byStaff = { response: response(3, acts['spoken at the door']), standing: 'live' } as const;
  const owners = { response: response(3), standing: 'live' } as const;
  const owner = { actorId: 'owner-2', relation: 'owner', recentlyBound: false } as const;
  const tenant = { actorId: 'tenant-1', relation: 'tenant', recentlyBound: true } as const;

  test.each([
    ['a tenant bound today, of a staff entry', { status: 'open', target: byStaff, member: tenant }],
    ['a slip, of a staff entry', { status: 'open', target: byStaff, member: undefined }],
    ['in the objection days', { status: 'closed', target: byStaff, member: owner }],
    [
      'a form that waits for its second keying',
      { status: 'open', target: { ...byStaff, standing: 'pending' }, member: owner },
    ],
    ['a co-owner, of the other’s tap', { status: 'open', target: owners, member: owner }],
  ] as const)('may be said: %s', (_, situation) => {
    expect(refuseDispute(situation)).toBeUndefined();
  });

  test.each([
    ['before the opening', { status: 'draft', target: byStaff, member: owner }, 'round/not-open'],
    ['after the final result', { status: 'final', target: byStaff, member: owner }, 'round/final'],
    ['of nothing', { status: 'open', target: undefined, member: owner }, 'request/not-found'],
    [
      'twice',
      { status: 'open', target: { ...byStaff, standing: 'disputed' }, member: owner },
      'dispute/already-open',
    ],
    [
      'of what was withdrawn',
      { status: 'open', target: { ...byStaff, standing: 'withdrawn' }, member: owner },
      'dispute/nothing-left',
    ],
    [
      'of the own tap',
      { status: 'open', target: owners, member: { ...owner, actorId: 'owner-1' } },
      'dispute/own-entry',
    ],
    [
      'by a tenant, of the owner’s tap',
      { status: 'open', target: owners, member: tenant },
      'dispute/higher-rank',
    ],
    [
      'by an owner bound today, of another member’s tap',
      { status: 'open', target: owners, member: { ...owner, recentlyBound: true } },
      'response/binding-recent',
    ],
    [
      'by a slip, of a member’s tap',
      { status: 'open', target: owners, member: undefined },
      'dispute/members-entry',
    ],
  ] as const)('may not be said: %s', (_, situation, code) => {
    expect(refuseDispute(situation)?.refused).toBe(code);
  });

  test.each([
    ['by another person', {}, undefined],
    ['by who entered the answer', { ownEntry: true }, 'case/own-entry'],
    ['by who printed the slip', { ownRequest: true }, 'case/own-request'],
    ['by who lives there', { ownHousehold: true }, 'case/own-household'],
    ['twice', { open: false }, 'case/not-waiting'],
    ['after the final result', { status: 'final' }, 'round/final'],
  ] as const)('is settled %s', (_, change, code) => {
    const none = { ownEntry: false, ownRequest: false, ownHousehold: false };
    const situation = { status: 'closed', open: true, ...none } as const;
    expect(refuseResolution({ ...situation, ...change })?.refused).toBe(code);
  });
});

test.each([
  ['an entry by staff', {}, undefined],
  ['in the objection days', { status: 'closed' }, undefined],
  ['what a household said itself', { target: { standing: 'live', enteredByStaff: false } }, 'void/own-words'],
  ['what is void', { target: { standing: 'removed', enteredByStaff: true } }, 'void/nothing-left'],
  ['what somebody asked for before', { alreadyAsked: true }, 'case/already-asked'],
  ['the own household’s', { ownHousehold: true }, 'case/own-household'],
  ['nothing', { target: undefined }, 'request/not-found'],
  ['after the final result', { status: 'final' }, 'round/final'],
] as const)('asking for a void: %s', (_, change, code) => {
  const situation = {
    status: 'open',
    target: { standing: 'live', enteredByStaff: true },
    alreadyAsked: false,
    ownHousehold: false,
  } as const;
  expect(refuseVoid({ ...situation, ...change })?.refused).toBe(code);
});

describe('roundClose → objection window → resultFinal', () => {
  const DAY = 86_400;
  const situation = {
    status: 'closed',
    tallied: true,
    closedAt: 1000,
    objectionDays: 5,
    now: 1000 + 5 * DAY,
    openDisputes: [],
    hasEntered: false,
  } as const;

  test('the window is over to the second, and not one second earlier', () => {
    expect(refuseFinal(situation)).toBeUndefined();
    const early = refuseFinal({ ...situation, now: situation.now - 1 });
    expect([early?.refused, early?.details?.['until']]).toEqual([
      'round/not-finalisable',
      '1970-01-06T00:16:40.000Z',
    ]);
  });

  test('open disputes hold it up for as long again and are named', () => {
    const held = refuseFinal({ ...situation, openDisputes: ['c:7'] });
    expect([held?.refused, held?.details?.['disputeIds']]).toEqual(['round/disputes-open', ['c:7']]);
    const { disputesEnd } = finalTimes(1000, 5);
    expect(disputesEnd).toBe(1000 + 10 * DAY);
    expect(refuseFinal({ ...situation, openDisputes: ['c:7'], now: disputesEnd - 1 })?.refused).toBe(
      'round/disputes-open',
    );
    expect(refuseFinal({ ...situation, openDisputes: ['c:7'], now: disputesEnd })).toBeUndefined();
  });

  test.each([
    ['while open', { status: 'open' }, 'round/not-closed'],
    ['twice', { status: 'final' }, 'round/final'],
    ['before the tally', { tallied: false }, 'round/not-finalisable'],
    ['by who entered answers', { hasEntered: true }, 'round/own-entry'],
  ] as const)('not %s', (_, change, code) => {
    expect(refuseFinal({ ...situation, ...change })?.refused).toBe(code);
  });
});
