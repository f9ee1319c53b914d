import fc from 'fast-check';
import { electorChoice } from '../../../../shared/round/vote/electorChoice.ts';
import {
  applyElectorEvent,
  applySale,
  createElectorCount,
  findElector,
  voteFigures,
  type ElectorCount,
} from '../../../../shared/round/vote/electorCount.ts';
import type { RecordedResponse } from '../../../../shared/round/response.ts';
import type { RollElector } from '../../../../shared/round/roll.ts';
import type { HouseholdEvent } from '../../../../shared/round/roundEvent.ts';
import { statutoryOutcome, VOTE_CHOICES } from '../../../../shared/round/vote/statutoryTally.ts';
import { naiveElectors } from '../../../support/naiveElectors.ts';
import { acts, stance } from '../../../support/roundFixtures.ts';
import { elector, ordinary, rollOfElectors, vote, voteTerms } from '../../../support/statutoryFixtures.ts';

// The owner rows of domain.md's edge-case table, and its section “Statutory tally”; each test is named after its row.

function counted(electors: readonly RollElector[], events: readonly HouseholdEvent[] = []): ElectorCount {
  const count = createElectorCount(voteTerms(), rollOfElectors(electors));
  for (const event of events) applyElectorEvent(count, event);
  return count;
}
function choiceOf(count: ElectorCount, householdId: string) {
  const cell = findElector(count, householdId);
  return cell && electorChoice(cell.elector, cell.now, 'fund');
}
function sides(count: ElectorCount) {
  const [tally] = count.tallies;
  if (tally === undefined) throw new Error('no question');
  const { people, area } = voteFigures(tally);
  return {
    N: people.total,
    P: people.participating,
    Y: people.agreeing,
    S: area.total,
    Ps: area.participating,
    Ys: area.agreeing,
  };
}
const forAll = { actorId: 'owner-of-a', confirmed: true };
const byA = { actorId: 'owner-of-a' };

describe('one owner, several dwellings: statutory: one person, areas added', () => {
  const roll = [elector('a', [5_000, 6_001, 7_002]), elector('b', [8_000])];

  test('one ballot speaks for all three dwellings', () => {
    expect(sides(counted(roll, [vote(1, 'a-2', 'yes', byA)]))).toEqual({
      N: 2,
      P: 1,
      Y: 1,
      S: 26_003,
      Ps: 18_003,
      Ys: 18_003,
    });
  });
  test('the same choice three times is still one person', () => {
    const events = [1, 2, 3].map((at) => vote(at, `a-${at}`, 'yes', byA));
    expect(sides(counted(roll, events))).toMatchObject({ P: 1, Y: 1, Ps: 18_003 });
  });
  test('different choices go back to the owner; unresolved at close = participating, not agreeing', () => {
    const count = counted(roll, [
      vote(1, 'a-1', 'yes', byA),
      vote(2, 'a-2', 'no', byA),
      vote(3, 'a-3', 'yes', byA),
    ]);
    expect(choiceOf(count, 'a-1')).toBe('unresolved');
    expect(sides(count)).toMatchObject({ P: 1, Y: 0, Ps: 18_003, Ys: 0 });
  });
  test('the owner says which: his one choice stands for all', () => {
    const count = counted(roll, [vote(1, 'a-1', 'yes', byA), vote(2, 'a-2', 'no', forAll)]);
    expect(choiceOf(count, 'a-3')).toBe('disagree');
  });
  test('staff cannot say it for him on plain paper or at the door', () => {
    for (const act of [acts['plain paper form'], acts['spoken at the door'], acts['proxy with letter']]) {
      const count = counted(roll, [
        vote(1, 'a-1', 'yes', byA),
        vote(2, 'a-2', 'no', { ...act, confirmed: true }),
      ]);
      expect(choiceOf(count, 'a-1')).toBe('unresolved');
    }
  });
  test('another account’s word for another dwelling is not overruled by saying “for all”', () => {
    const count = counted(roll, [
      vote(1, 'a-1', 'yes', byA),
      vote(2, 'a-2', 'no', { actorId: 'spouse', confirmed: true }),
    ]);
    expect(choiceOf(count, 'a-1')).toBe('unresolved');
  });
  test('a change of mind at the same dwelling is his last one', () => {
    expect(choiceOf(counted(roll, [vote(1, 'a-1', 'yes', byA), vote(2, 'a-1', 'no', byA)]), 'a-1')).toBe(
      'disagree',
    );
  });
});

describe('several owners, one dwelling: one vote through the agreed representative; conflicting entries → disputed, never last-wins', () => {
  const roll = [elector('joint', [9_000], { joint: true, representativeId: 'rep' }), elector('b', [9_000])];
  const first = { actorId: 'rep' };
  const second = { actorId: 'other' };

  test('counts once, whoever of them spoke', () => {
    const count = counted(roll, [vote(1, 'joint-1', 'yes', first), vote(2, 'joint-1', 'yes', second)]);
    expect(sides(count)).toMatchObject({ N: 2, P: 1, Y: 1 });
  });
  test('conflicting entries are disputed in either order, and neither participate nor agree', () => {
    for (const [one, other] of [
      ['yes', 'no'],
      ['no', 'yes'],
    ] as const) {
      const count = counted(roll, [vote(1, 'joint-1', one, first), vote(2, 'joint-1', other, second)]);
      expect(choiceOf(count, 'joint-1')).toBe('disputed');
      expect(sides(count)).toMatchObject({ P: 0, Y: 0, Ps: 0 });
    }
  });
  test('when they agree after all, the one vote counts', () => {
    const events = [
      vote(1, 'joint-1', 'yes', first),
      vote(2, 'joint-1', 'no', second),
      vote(3, 'joint-1', 'yes', second),
    ];
    expect(choiceOf(counted(roll, events), 'joint-1')).toBe('agree');
  });
  test('saying “for all dwellings” does not overrule a co-owner', () => {
    const events = [
      vote(1, 'joint-1', 'yes', first),
      vote(2, 'joint-1', 'no', { ...second, confirmed: true }),
    ];
    expect(choiceOf(counted(roll, events), 'joint-1')).toBe('disputed');
  });
  test('two papers of unknown hands that contradict each other are disputed', () => {
    const paper = { ...acts['plain paper form'], actorId: 'worker-1' };
    const events = [vote(1, 'joint-1', 'yes', paper), vote(2, 'joint-1', 'no', paper)];
    expect(choiceOf(counted(roll, events), 'joint-1')).toBe('disputed');
  });
});

test('a developer’s unsold and sold-but-undelivered stock = 1', () => {
  const roll = [
    elector(
      'developer',
      Array.from({ length: 40 }, () => 9_000),
    ),
    elector('b', [9_000]),
  ];
  expect(sides(counted(roll, [vote(1, 'developer-7', 'no')]))).toMatchObject({
    N: 2,
    S: 369_000,
    P: 1,
    Ps: 360_000,
    Y: 0,
  });
});

describe('abstention participates and does not agree; an invalid paper does neither; not returned does neither', () => {
  const roll = ['a', 'b', 'c', 'd'].map((id) => elector(id, [1_000]));
  const blank = { ...acts['plain paper form'], answers: [] };
  const count = counted(roll, [
    vote(1, 'a-1', 'yes'),
    vote(2, 'b-1', 'indifferent'),
    vote(3, 'c-1', 'yes', blank),
  ]);

  test('each owner stands where the law puts him', () => {
    expect(['a-1', 'b-1', 'c-1', 'd-1'].map((door) => choiceOf(count, door))).toEqual([
      'agree',
      'abstain',
      'invalid',
      'none',
    ]);
    expect(sides(count)).toEqual({ N: 4, P: 2, Y: 1, S: 4_000, Ps: 2_000, Ys: 1_000 });
  });
  test('a valid paper after an invalid one counts', () => {
    expect(
      choiceOf(
        counted(roll, [vote(1, 'c-1', '', blank), vote(2, 'c-1', 'no', acts['plain paper form'])]),
        'c-1',
      ),
    ).toBe('disagree');
  });
});

describe('sale mid-round: a vote already cast stands; if none, the new owner votes', () => {
  const roll = () => [elector('a', [5_000, 6_000]), elector('b', [7_000])];

  test('a vote already cast stands, and the roll does not change', () => {
    const count = counted(roll(), [vote(1, 'a-1', 'yes', byA)]);
    expect(applySale(count, { householdId: 'a-2', buyerId: 'c' })).toBe('stands');
    expect(sides(count)).toEqual({ N: 2, P: 1, Y: 1, S: 18_000, Ps: 11_000, Ys: 11_000 });
  });
  test('if none, the new owner votes for his dwelling and the old one for what is left', () => {
    const count = counted(roll());
    expect(applySale(count, { householdId: 'a-2', buyerId: 'c' })).toBe('moved');
    applyElectorEvent(count, vote(1, 'a-2', 'no', { actorId: 'owner-of-c' }));
    applyElectorEvent(count, vote(2, 'a-1', 'yes', byA));
    expect(sides(count)).toEqual({ N: 3, P: 2, Y: 1, S: 18_000, Ps: 11_000, Ys: 5_000 });
  });
  test('an only dwelling sold leaves as many persons as before', () => {
    const count = counted(roll());
    applySale(count, { householdId: 'b-1', buyerId: 'c' });
    expect(sides(count)).toMatchObject({ N: 2, S: 18_000 });
  });
  test('sold to somebody who is an elector: one person, areas added, his vote speaks for it too', () => {
    const count = counted(roll(), [vote(1, 'b-1', 'yes', { actorId: 'owner-of-b' })]);
    expect(applySale(count, { householdId: 'a-2', buyerId: 'b' })).toBe('moved');
    expect(sides(count)).toEqual({ N: 2, P: 1, Y: 1, S: 18_000, Ps: 13_000, Ys: 13_000 });
  });
  test('a dwelling outside the roll is none', () => {
    expect(applySale(counted(roll()), { householdId: 'x-1', buyerId: 'c' })).toBe('not-in-roll');
  });
});

describe('disowned, voided and withdrawn ballots', () => {
  const roll = [elector('a', [5_000, 6_000]), elector('b', [7_000])];
  const about = { householdId: 'a-1', actorId: 'owner-of-a' };
  const after = (event: HouseholdEvent) =>
    choiceOf(counted(roll, [vote(1, 'a-1', 'yes', byA), event]), 'a-2');

  test('“that was not us” is neither participating nor agreeing until it is settled', () => {
    expect(after({ kind: 'dispute', seq: 2, targetSeq: 1, ...about })).toBe('disputed');
  });
  test('a void removes the ballot', () => {
    expect(after({ kind: 'void', seq: 2, targetSeq: 1, ...about })).toBe('none');
  });
  test('withdrawing takes back the vote for all dwellings', () => {
    expect(after({ kind: 'withdraw', seq: 2, ...about, householdId: 'a-2', relation: 'owner' })).toBe('none');
  });
});

test('N and S of a question for one staircase are its own owners and areas only', () => {
  const roll = rollOfElectors([elector('a', [5_000, 6_000]), elector('b', [7_000])]);
  const households = roll.households.map((home) =>
    home.householdId === 'a-2' ? { ...home, unitId: 'b1-u2' } : home,
  );
  const terms = voteTerms({ questions: [stance('fund', { scope: ['b1-u2'] })] });
  const count = createElectorCount(terms, { ...roll, households });
  applyElectorEvent(count, vote(1, 'a-1', 'yes', byA));
  expect(sides(count)).toEqual({ N: 1, P: 1, Y: 1, S: 6_000, Ps: 6_000, Ys: 6_000 });
  expect(count.turnout.total).toEqual({ people: 2, areaDm2: 18_000 });
});

describe('a roll that cannot be counted', () => {
  test('names a dwelling twice, an area that is no whole number, or nobody', () => {
    const twice = [
      elector('a', [5_000]),
      { ...elector('b', [5_000]), dwellings: elector('a', [5_000]).dwellings },
    ];
    expect(() => counted(twice)).toThrow('two electors');
    expect(() => counted([elector('a', [50.01])])).toThrow(RangeError);
    expect(() => counted([])).toThrow('no electors');
  });
});

describe('a second, naive counter', () => {
  const electors = [
    elector('a', [5_000, 6_001, 7_002]),
    elector('b', [8_003]),
    elector('c', [4_004, 4_005], { joint: true }),
    elector('d', [9_006], { joint: true, representativeId: 'owner-1' }),
    elector('developer', [1_001, 1_002, 1_003, 1_004]),
  ];
  const doors = electors.flatMap(({ dwellings }) => dwellings.map(({ householdId }) => householdId));
  const door = fc.constantFrom(...doors);
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('response' as const),
        door,
        value: fc.constantFrom('yes', 'no', 'indifferent'),
        act: fc.constantFrom(...Object.values(acts)),
        actorId: fc.constantFrom('owner-1', 'owner-2', 'worker-1'),
        confirmed: fc.boolean(),
        blank: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
      }),
    },
    fc.record({ kind: fc.constant('withdraw' as const), door }),
    fc.record({
      kind: fc.constantFrom('void' as const, 'dispute' as const),
      door,
      back: fc.integer({ min: 1, max: 8 }),
    }),
  );
  type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
  const eventsOf = (steps: readonly Step[]): HouseholdEvent[] =>
    steps.map((each, at): HouseholdEvent => {
      const seq = at + 1;
      const householdId = each.door;
      switch (each.kind) {
        case 'response': {
          const { act, actorId, confirmed, blank, value } = each;
          const cast: Partial<RecordedResponse> = {
            ...act,
            actorId,
            confirmed,
            ...(blank ? { answers: [] } : {}),
          };
          return vote(seq, householdId, value, cast);
        }
        case 'withdraw':
          return { kind: 'withdraw', seq, householdId, actorId: 'owner-1', relation: 'owner' };
        default:
          return { kind: each.kind, seq, householdId, actorId: 'owner-1', targetSeq: seq - each.back };
      }
    });

  test('agrees on persons, areas and the verdict after every entry, in all orders of entries', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        (steps, order) => {
          const shuffled = steps
            .map((each, at) => ({ each, key: order[at] ?? at }))
            .sort((one, other) => one.key - other.key)
            .map(({ each }) => each);
          for (const one of [steps, shuffled]) {
            const events = eventsOf(one);
            const count = createElectorCount(voteTerms(), rollOfElectors(electors));
            events.forEach((event, at) => {
              applyElectorEvent(count, event);
              if (at % 5 !== 0 && at !== events.length - 1) return;
              const naive = naiveElectors(electors, events.slice(0, at + 1), 'fund');
              const cells = count.tallies[0]?.cells;
              for (const choice of VOTE_CHOICES) {
                expect([choice, cells?.[choice]]).toEqual([
                  choice,
                  { people: naive.people[choice] ?? 0, areaDm2: naive.areaDm2[choice] ?? 0 },
                ]);
              }
            });
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the running turnout equals a count from nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const count = createElectorCount(voteTerms(), rollOfElectors(electors));
        for (const event of eventsOf(steps)) applyElectorEvent(count, event);
        const { P, Ps } = sides(count);
        expect(count.turnout.participating).toEqual({ people: P, areaDm2: Ps });
        const [tally] = count.tallies;
        const verdict = tally && statutoryOutcome(voteFigures(tally), ordinary).verdict;
        expect(verdict === 'invalid').toBe(3 * P < 2 * 5 || 3 * Ps < 2 * 51_031);
      }),
    );
  });
});
