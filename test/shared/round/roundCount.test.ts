import fc from 'fast-check';
import type { Question } from '../../../shared/round/question.ts';
import {
  CHANNELS,
  ENTERED_BY,
  RELATIONS,
  type RoundKind,
  type RoundTerms,
} from '../../../shared/round/round.ts';
import {
  applyRoundEvent,
  createRoundCount,
  findCountedHousehold,
  type RoundCount,
} from '../../../shared/round/roundCount.ts';
import type { HouseholdEvent, RoundEvent } from '../../../shared/round/roundEvent.ts';
import { naiveCount, type NaiveCount } from '../../support/naiveCount.ts';
import {
  acts,
  exampleRule,
  questionBase,
  response,
  rollOf,
  stance,
  termsWith,
} from '../../support/roundFixtures.ts';

const options = ['a', 'b', 'c'].map((optionId) => ({ optionId, label: optionId, costFen: 100 }));
const questions: Question[] = [
  stance('lamp'),
  stance('wall', { touchesProperty: true }),
  stance('lift', { scope: ['building-1-unit-1'] }),
  { ...questionBase, questionId: 'many', type: 'multiple', options, min: 0, max: 3 },
  { ...questionBase, questionId: 'order', type: 'ranking', options, min: 1, max: 3 },
  { ...questionBase, questionId: 'mark', type: 'rating' },
  {
    ...questionBase,
    questionId: 'marks',
    type: 'matrix',
    rows: [
      { rowId: 'road', label: '路平' },
      { rowId: 'light', label: '灯亮' },
    ],
  },
  { ...questionBase, questionId: 'words', type: 'text', maxLength: 100 },
];

const stances = fc.constantFrom('yes', 'no', 'indifferent');
const mark = fc.integer({ min: 1, max: 5 });
const list = fc.shuffledSubarray(['a', 'b', 'c']);
const answer = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ questionId: fc.constantFrom('lamp', 'wall', 'lift'), value: stances }),
  },
  fc.record({ questionId: fc.constantFrom('many', 'order'), value: list }),
  fc.record({ questionId: fc.constant('mark'), value: mark }),
  fc.record({ questionId: fc.constant('marks'), value: fc.record({ road: mark, light: mark }) }),
  fc.record({ questionId: fc.constant('words'), value: fc.constantFrom('好', ' ') }),
);
const answers = fc.uniqueArray(answer, { selector: ({ questionId }) => questionId, maxLength: 5 });

/** Anything the log could hold about a few households of two buildings, sensible or not. */
const step = fc.record({
  householdId: fc.constantFrom('household-1', 'household-2', 'household-3', 'household-4', 'stranger'),
  actorId: fc.constantFrom('p1', 'p2', 'p3'),
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant('response' as const) },
    fc.constantFrom(
      'visit' as const,
      'withdraw' as const,
      'exclusionRequest' as const,
      'exclusionApprove' as const,
      'dispute' as const,
      'disputeResolve' as const,
      'void' as const,
      'formCheck' as const,
    ),
  ),
  relation: fc.constantFrom(...RELATIONS),
  channel: fc.oneof(fc.constantFrom('app' as const, 'paper' as const), fc.constantFrom(...CHANNELS)),
  by: fc.oneof(fc.constant('self' as const), fc.constantFrom(...ENTERED_BY)),
  answers,
  flag: fc.boolean(),
  confirmed: fc.boolean(),
  rare: fc.integer({ min: 0, max: 9 }),
  outcome: fc.constantFrom('attempted' as const, 'refused' as const, 'unreachable' as const),
  back: fc.integer({ min: 1, max: 8 }),
});

const eventsOf = (
  steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[],
): RoundEvent[] =>
  steps.map((made, seq): RoundEvent => {
    const { kind, householdId, actorId } = made;
    const base = { seq, householdId, actorId };
    switch (kind) {
      case 'response':
        return {
          kind,
          ...base,
          relation: made.relation,
          channel: made.channel,
          by: made.by,
          identityChecked: made.flag,
          answers: made.answers,
          confirmed: made.confirmed,
          ...(made.rare === 0 ? { unverified: true } : {}),
        };
      case 'visit':
        return { kind, ...base, outcome: made.outcome };
      case 'withdraw':
        return { kind, ...base, relation: made.relation };
      case 'exclusionRequest':
      case 'exclusionApprove':
        return { kind, ...base };
      default: {
        // Most verdicts aim at a response of their own household, some at nothing.
        const own = steps
          .map((other, at) => ({ other, at }))
          .filter(
            ({ other, at }) => at < seq && other.kind === 'response' && other.householdId === householdId,
          );
        const targetSeq = own[own.length - 1]?.at ?? seq - made.back;
        if (kind === 'disputeResolve') return { kind, ...base, targetSeq, upheld: made.flag };
        if (kind === 'formCheck') return { kind, ...base, targetSeq, matches: made.flag };
        return { kind, ...base, targetSeq };
      }
    }
  });

const withoutZeros = (sums: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));

/** The fold's sums in the naive counter's words. */
function sumsOf(count: RoundCount): NaiveCount {
  return {
    states: withoutZeros(count.states),
    channels: withoutZeros(count.channels),
    buildings: withoutZeros(
      Object.fromEntries(count.buildings.map(({ buildingId, answered }) => [buildingId, answered])),
    ),
    questions: Object.fromEntries(
      count.tallies.map(({ question, answered, stated, chosen }) => [
        question.questionId,
        { answered, stated, chosen: withoutZeros(Object.fromEntries(chosen)) },
      ]),
    ),
  };
}

const roll = rollOf([3, 2]);
const counted = (terms: RoundTerms, events: readonly RoundEvent[]): RoundCount => {
  const count = createRoundCount({ terms, ...roll });
  for (const event of events) applyRoundEvent(count, event);
  return count;
};
const kinds = fc.constantFrom<RoundKind>('menu', 'willingness', 'confirmation');
const policies = fc.constantFrom<'answered' | 'asked'>('answered', 'asked');
const termsFor = (kind: RoundKind, counts: 'answered' | 'asked'): RoundTerms =>
  termsWith(questions, { kind, rule: { ...exampleRule, counts } });

describe('the fold of a round', () => {
  test('equals the naive counter after every entry, whatever the entries say (I7, I9)', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), kinds, policies, (steps, kind, counts) => {
        const terms = termsFor(kind, counts);
        const events = eventsOf(steps);
        const count = createRoundCount({ terms, ...roll });
        events.forEach((event, at) => {
          applyRoundEvent(count, event);
          if (at % 7 === 0 || at === events.length - 1) {
            expect(sumsOf(count)).toEqual(naiveCount(terms, roll.households, events.slice(0, at + 1)));
          }
        });
      }),
      { numRuns: 600 },
    );
  });

  test('the states of the households always sum to the roll', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { states, households } = counted(termsFor('menu', 'answered'), eventsOf(steps));
        expect(Object.values(states).reduce((sum, part) => sum + part, 0)).toBe(households);
        expect(Object.values(states).every((part) => part >= 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('the channels sum to the answered households', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { states, channels } = counted(termsFor('menu', 'answered'), eventsOf(steps));
        expect(Object.values(channels).reduce((sum, part) => sum + part, 0)).toBe(states.answered);
      }),
      { numRuns: 300 },
    );
  });

  test('entries of different households may come in any order', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
        (steps, draws) => {
          const events = eventsOf(steps).filter((event): event is HouseholdEvent => event.kind !== 'close');
          // Merge the households' queues at random: each keeps its own order, the log positions are dealt anew.
          const queues = new Map<string, HouseholdEvent[]>();
          for (const event of events) {
            queues.set(event.householdId, [...(queues.get(event.householdId) ?? []), event]);
          }
          const merged: HouseholdEvent[] = [];
          while (merged.length < events.length) {
            const waiting = [...queues.values()].filter((queue) => queue.length > 0);
            const drawn = draws[merged.length] ?? 0;
            const next = waiting[drawn % waiting.length]?.shift();
            if (next !== undefined) merged.push(next);
          }
          const places = new Map(merged.map((event, at) => [event.seq, at]));
          const placed = merged.map((event, seq): HouseholdEvent => {
            if (!('targetSeq' in event)) return { ...event, seq };
            return { ...event, seq, targetSeq: places.get(event.targetSeq) ?? -1 };
          });
          const terms = termsFor('willingness', 'answered');
          expect(sumsOf(counted(terms, placed))).toEqual(sumsOf(counted(terms, events)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('an entry is never applied twice or out of order', () => {
    const count = counted(termsFor('menu', 'answered'), [{ kind: 'response', ...response(5) }]);
    expect(() => applyRoundEvent(count, { kind: 'response', ...response(5) })).toThrow('5');
    expect(() => applyRoundEvent(count, { kind: 'response', ...response(4) })).toThrow('4');
  });

  test('closing is remembered and changes no sum', () => {
    const before = counted(termsFor('menu', 'answered'), [{ kind: 'response', ...response(0) }]);
    const sums = sumsOf(before);
    applyRoundEvent(before, { kind: 'close', seq: 1 });
    expect([before.closedSeq, sumsOf(before)]).toEqual([1, sums]);
  });

  test('a door tells its state, attempts, channel and counted answers', () => {
    const count = counted(termsFor('menu', 'answered'), [
      { kind: 'visit', seq: 0, householdId: 'household-1', actorId: 'worker-1', outcome: 'attempted' },
      { kind: 'response', ...response(1, { ...acts['spoken at the door'], actorId: 'worker-1' }) },
    ]);
    expect(findCountedHousehold(count, 'household-1')).toMatchObject({
      state: 'answered',
      attempts: 1,
      channel: 'door',
      counted: [{ questionId: 'lamp', seq: 1, contradicted: false }],
    });
    expect(findCountedHousehold(count, 'household-2')?.state).toBe('untouched');
    expect(findCountedHousehold(count, 'stranger')).toBeUndefined();
  });

  test('the channel of a household is that of its latest counted answer', () => {
    const count = counted(termsFor('menu', 'answered'), [
      { kind: 'response', ...response(0, { ...acts['spoken at the door'], actorId: 'worker-1' }) },
      { kind: 'response', ...response(1) },
    ]);
    expect(withoutZeros(count.channels)).toEqual({ app: 1 });
  });

  test('a contradiction within a household is heard and stands in neither column', () => {
    const own = (seq: number, actorId: string, value: string) =>
      response(seq, { actorId, confirmed: true, answers: [{ questionId: 'lamp', value }] });
    const count = counted(termsFor('willingness', 'answered'), [
      { kind: 'response', ...own(0, 'owner-1', 'yes') },
      { kind: 'response', ...own(1, 'family-1', 'no') },
      { kind: 'response', ...own(2, 'owner-1', 'yes') },
    ]);
    expect(count.states.answered).toBe(1);
    expect(sumsOf(count).questions.lamp).toEqual({ answered: 1, stated: 0, chosen: {} });
  });
});
