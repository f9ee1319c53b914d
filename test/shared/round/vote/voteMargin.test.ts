import fc from 'fast-check';
import {
  applyElectorEvent,
  createElectorCount,
  voteFigures,
} from '../../../../shared/round/vote/electorCount.ts';
import type { HouseholdEvent } from '../../../../shared/round/roundEvent.ts';
import { statutoryResult } from '../../../../shared/round/vote/statutoryResult.ts';
import { statutoryOutcome } from '../../../../shared/round/vote/statutoryTally.ts';
import { voteMargin } from '../../../../shared/round/vote/voteMargin.ts';
import { elector, ordinary, rollOfElectors, vote, voteTerms } from '../../../support/statutoryFixtures.ts';

// ledger.md, "Two steps to close": would the result survive if every disputed answer fell the other way? Disputed ballots
// out of one line and in the other, of an owners' vote in persons.

const AREAS = [5_000, 6_100, 7_200, 4_300, 9_400, 5_500] as const;
const electors = AREAS.map((area, at) => elector(`o${at}`, [area]));
const byStaff = { by: 'staff', channel: 'meeting', actorId: 'worker' } as const;
const dispute = (seq: number, targetSeq: number, householdId: string): HouseholdEvent => ({
  kind: 'dispute',
  seq,
  targetSeq,
  householdId,
  actorId: `owner-of-${householdId}`,
});

/** Entered in this order; the numbers name the electors whose ballot is disputed afterwards. */
function counted(said: readonly (string | undefined)[], disputed: readonly number[]) {
  const count = createElectorCount(voteTerms(), rollOfElectors(electors));
  said.forEach((value, at) => {
    if (value !== undefined) applyElectorEvent(count, vote(at + 1, `o${at}-1`, value, byStaff));
  });
  disputed.forEach((at, place) => {
    applyElectorEvent(count, dispute(100 + place, at + 1, `o${at}-1`));
  });
  return count;
}
const marginOf = (...input: Parameters<typeof counted>) =>
  voteMargin(voteTerms(), counted(...input), 'owners');

test('without a dispute nothing is unsure, and both lines are one', () => {
  expect(marginOf(['yes', 'yes', 'yes', 'yes'], [])).toEqual({
    people: 0,
    participating: { without: 4, with: 4 },
    unsure: [],
    sentence: '现在没有还没处理的异议。',
  });
});

test('a passed vote that one refusal more would not turn survives', () => {
  const margin = marginOf(['yes', 'yes', 'yes', 'yes', 'yes', 'yes'], [3]);
  expect(margin).toMatchObject({ people: 1, participating: { without: 5, with: 6 }, unsure: [] });
  expect(margin.sentence).toBe(
    '有 1 位业主的票有异议，还没有处理，先不算：参与表决的是 5 位业主，算上有异议的是 6 位。就算有异议的全部倒向另一边，每件事是否通过都不会变。',
  );
});

test('a vote that is short only because ballots are disputed does not survive, and is named', () => {
  const margin = marginOf(['yes', 'yes', 'yes', undefined, 'no'], [2]);
  expect(margin.unsure).toEqual(['要不要fund']);
  expect(margin.sentence).toContain('可能会变的有：“要不要fund”');
});

test('a disputed ballot behind which the owner voted anew decides nothing', () => {
  const count = counted(['yes', 'yes', 'yes', 'yes', 'no'], [4]);
  applyElectorEvent(count, vote(200, 'o4-1', 'no'));
  expect(voteMargin(voteTerms(), count, 'owners')).toMatchObject({ people: 1, unsure: [] });
});

test('the verdict survives exactly where no way of settling the disputes changes it', () => {
  const said = fc.option(fc.constantFrom('yes', 'no', 'indifferent'), { nil: undefined });
  fc.assert(
    fc.property(
      fc.array(said, { minLength: AREAS.length, maxLength: AREAS.length }),
      fc.uniqueArray(fc.nat(AREAS.length - 1), { maxLength: 3 }),
      (ballots, chosen) => {
        const disputed = chosen.filter((at) => ballots[at] !== undefined);
        const verdictOf = (values: readonly (string | undefined)[]) => {
          const [tally] = counted(values, []).tallies;
          if (tally === undefined) throw new Error('no question');
          return statutoryOutcome(voteFigures(tally), ordinary).verdict;
        };
        const ways = disputed.reduce<(string | undefined)[][]>(
          (some, at) => some.flatMap((way) => [undefined, 'yes', 'no'].map((value) => way.with(at, value))),
          [ballots],
        );
        const verdicts = new Set(ways.map(verdictOf));
        expect(marginOf(ballots, disputed).unsure).toHaveLength(verdicts.size > 1 ? 1 : 0);
      },
    ),
  );
});

// Two owners of one dwelling, one of two, and two owners of two: what each may do is in electorChoice.ts.
const mixed = [
  elector('a', [5_000]),
  elector('b', [6_100]),
  elector('c', [3_000, 4_200]),
  elector('d', [2_500, 1_800], { joint: true }),
];
const mixedHomes = mixed.flatMap(({ dwellings }) => dwellings.map(({ householdId }) => householdId));

interface Ballot {
  readonly home: string;
  readonly value: string;
  readonly confirmed: boolean;
  readonly byStaff: boolean;
  readonly disputed: boolean;
}

/** These ballots in this order, then the disputes. */
function played(ballots: readonly Ballot[]) {
  const count = createElectorCount(voteTerms(), rollOfElectors(mixed));
  ballots.forEach(({ home, value, confirmed, byStaff: entered }, at) => {
    const actorId = confirmed ? `other-of-${home}` : `owner-of-${home}`;
    applyElectorEvent(count, vote(at + 1, home, value, { confirmed, actorId, ...(entered && byStaff) }));
  });
  ballots.forEach(({ home, disputed }, at) => {
    if (disputed) applyElectorEvent(count, dispute(100 + at, at + 1, home));
  });
  return count;
}

const ballot: fc.Arbitrary<Ballot> = fc.record({
  home: fc.constantFrom(...mixedHomes),
  value: fc.constantFrom('yes', 'no', 'indifferent'),
  confirmed: fc.boolean(),
  byStaff: fc.boolean(),
  disputed: fc.boolean(),
});

const one = (home: string, value: string, disputed = false): Ballot => ({
  home,
  value,
  confirmed: false,
  byStaff: false,
  disputed,
});

test('nobody reads that nothing can change where some way of settling several ballots of one owner changes it', () => {
  const verdictOf = (ballots: readonly Ballot[]) => {
    const [tally] = played(ballots).tallies;
    if (tally === undefined) throw new Error('no question');
    return statutoryOutcome(voteFigures(tally), ordinary).verdict;
  };
  fc.assert(
    fc.property(fc.array(ballot, { maxLength: 9 }), (ballots) => {
      const disputed = ballots.filter((each) => each.disputed);
      fc.pre(disputed.length <= 4);
      const ways = ballots.reduce<Ballot[][]>(
        (some, each) =>
          some.flatMap((way) =>
            each.disputed
              ? [
                  way,
                  ...[each.value, 'yes', 'no'].map((value) => [...way, { ...each, value, disputed: false }]),
                ]
              : [[...way, each]],
          ),
        [[]],
      );
      if (new Set(ways.map(verdictOf)).size > 1)
        expect(voteMargin(voteTerms(), played(ballots), 'owners').unsure).toHaveLength(1);
    }),
    {
      numRuns: 400,
      examples: [
        // As entered he contradicts himself, his co-owner says what he said last.
        [
          [
            { ...one('d-1', 'yes'), confirmed: true },
            { ...one('d-1', 'indifferent', true), confirmed: true },
            one('a-1', 'yes'),
            one('b-1', 'yes'),
            one('d-2', 'indifferent'),
          ],
        ],
      ],
    },
  );
});

test('of two disputed ballots of one owner one may be dismissed: what neither and both leave alone is unsure', () => {
  const cast = [
    one('a-1', 'yes'),
    one('b-1', 'yes'),
    one('c-1', 'yes'),
    one('d-1', 'no'),
    one('c-1', 'no', true),
    one('c-1', 'yes', true),
  ];
  expect(voteMargin(voteTerms(), played(cast), 'owners').unsure).toEqual(['要不要fund']);
});

test('an owner of whom many ballots are disputed may turn the vote', () => {
  const roll = rollOfElectors([
    elector('a', [5_000]),
    elector('b', [5_000]),
    elector('many', [900, 900, 900, 900, 900]),
  ]);
  const count = createElectorCount(voteTerms(), roll);
  applyElectorEvent(count, vote(1, 'a-1', 'yes'));
  applyElectorEvent(count, vote(2, 'b-1', 'no'));
  for (let at = 1; at <= 5; at += 1) {
    applyElectorEvent(count, vote(10 + at, `many-${at}`, 'no', byStaff));
    applyElectorEvent(count, dispute(20 + at, 10 + at, `many-${at}`));
  }
  expect(voteMargin(voteTerms(), count, 'owners')).toMatchObject({ people: 1, unsure: ['要不要fund'] });
});

test('counted as entered, co-owners whose disputed ballot contradicts the one that stands take part no more', () => {
  const cast = [one('a-1', 'yes'), one('d-1', 'yes'), { ...one('d-2', 'no', true), byStaff: true }];
  const margin = voteMargin(voteTerms(), played(cast), 'owners');
  expect(margin).toMatchObject({ people: 1, participating: { without: 2, with: 1 } });
  expect(margin.sentence).toContain('参与表决的是 2 位业主，算上有异议的是 1 位');
});

test('whatever the disputed ballots say, the public reads the same result', () => {
  fc.assert(
    fc.property(
      fc.array(ballot, { minLength: 1, maxLength: 9 }),
      fc.array(fc.constantFrom('yes', 'no', 'indifferent'), { minLength: 9, maxLength: 9 }),
      (ballots, others) => {
        const turned = ballots.map((each, at) =>
          each.disputed ? { ...each, value: others[at] ?? each.value } : each,
        );
        const read = (said: readonly Ballot[]) => statutoryResult(voteTerms(), played(said), 'public');
        expect(read(turned)).toEqual(read(ballots));
      },
    ),
    { numRuns: 300 },
  );
});

test('the public reads how many owners dispute, and that the owners may read what hangs on it', () => {
  const count = counted(['yes', 'yes', 'yes', undefined, 'no'], [2]);
  expect(voteMargin(voteTerms(), count, 'public')).toEqual({
    people: 1,
    participating: { without: 3, with: null },
    unsure: null,
    sentence: '有 1 位业主的票有异议，还没有处理，先不算。怎么影响结果，本小区业主可以查阅。',
  });
  expect(voteMargin(voteTerms(), counted(['yes'], []), 'public').sentence).toBe('现在没有还没处理的异议。');
});
