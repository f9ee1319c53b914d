import fc from 'fast-check';
import type { Question } from '../../shared/round/question.ts';
import {
  CHANNELS,
  ENTERED_BY,
  RELATIONS,
  type RoundKind,
  type RoundTerms,
} from '../../shared/round/round.ts';
import type { RoundEvent } from '../../shared/round/roundEvent.ts';
import { exampleRule, questionBase, rollOf, stance, termsWith } from './roundFixtures.ts';

const options = ['a', 'b', 'c'].map((optionId, at) => ({
  optionId,
  label: optionId,
  costFen: 300 - 100 * at,
}));

/** One of every type, with every way in which a question can be put: to all, to a staircase, after another answer. */
export const everyQuestion: readonly Question[] = [
  stance('lamp'),
  stance('wall', { touchesProperty: true }),
  stance('lift', { scope: ['building-1-unit-1'] }),
  stance('drains', { section: 'basic', reasonRequiredFor: ['no'] }),
  stance('after', { askedIf: { questionId: 'lamp', optionIds: ['yes'] } }),
  { ...questionBase, section: 'upgrade', questionId: 'many', type: 'multiple', options, min: 0, max: 3 },
  { ...questionBase, section: 'upgrade', questionId: 'order', type: 'ranking', options, min: 1, max: 3 },
  { ...questionBase, section: 'upgrade', questionId: 'bag', type: 'basket', options, budgetFen: 500 },
  { ...questionBase, questionId: 'mark', type: 'rating', dimension: 'content' },
  {
    ...questionBase,
    questionId: 'marks',
    type: 'matrix',
    rows: [
      { rowId: 'road', label: '路平', dimension: 'roads' },
      { rowId: 'light', label: '灯亮', dimension: 'lamps' },
    ],
  },
  { ...questionBase, questionId: 'words', type: 'text', maxLength: 100 },
];

export const generatedRoll = rollOf([7, 5]);

const stances = fc.constantFrom('yes', 'no', 'indifferent');
const mark = fc.integer({ min: 1, max: 5 });
const list = fc.shuffledSubarray(['a', 'b', 'c']);
const answer = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      questionId: fc.constantFrom('lamp', 'wall', 'lift', 'drains', 'after'),
      value: stances,
    }),
  },
  { weight: 3, arbitrary: fc.record({ questionId: fc.constantFrom('many', 'order', 'bag'), value: list }) },
  { weight: 2, arbitrary: fc.record({ questionId: fc.constant('mark'), value: mark }) },
  fc.record({ questionId: fc.constant('marks'), value: fc.record({ road: mark, light: mark }) }),
  fc.record({ questionId: fc.constant('words'), value: fc.constantFrom('好', ' ') }),
);
const answers = fc.uniqueArray(answer, { selector: ({ questionId }) => questionId, maxLength: 6 });

const households = [...generatedRoll.households.map(({ householdId }) => householdId), 'stranger'];
const step = fc.record({
  // Most of it happens at four doors, so that entries meet.
  householdId: fc.oneof(fc.constantFrom(...households.slice(0, 4)), fc.constantFrom(...households)),
  actorId: fc.constantFrom('p1', 'p2', 'p3'),
  kind: fc.oneof(
    { weight: 9, arbitrary: fc.constant('response' as const) },
    {
      weight: 9,
      arbitrary: fc.constantFrom(
        'visit' as const,
        'withdraw' as const,
        'exclusionRequest' as const,
        'exclusionApprove' as const,
        'dispute' as const,
        'disputeResolve' as const,
        'void' as const,
        'formCheck' as const,
        'notice' as const,
      ),
    },
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
  // Before, inside and after the window of `termsWith`, and not said.
  visitedAt: fc.constantFrom(
    undefined,
    '2026-10-20T00:00:00.000Z',
    '2026-11-10T00:00:00.000Z',
    '2026-11-25T00:00:00.000Z',
    '2026-12-10T00:00:00.000Z',
  ),
});
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

function eventOf(made: Step, seq: number, responses: ReadonlyMap<string, number>): RoundEvent {
  const { kind, householdId, actorId } = made;
  const base = { seq, householdId, actorId };
  const visit = made.visitedAt === undefined ? {} : { visitedAt: made.visitedAt };
  // Most verdicts aim at a response of their own household, some at nothing.
  const targetSeq = responses.get(householdId) ?? seq - made.back;
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
        ...visit,
        ...(made.rare === 0 ? { unverified: true } : {}),
      };
    case 'visit':
      return { kind, ...base, outcome: made.outcome, ...visit };
    case 'withdraw':
      return { kind, ...base, relation: made.relation };
    case 'exclusionRequest':
    case 'exclusionApprove':
      return { kind, ...base };
    case 'disputeResolve':
      return { kind, ...base, targetSeq, upheld: made.flag };
    case 'formCheck':
      return { kind, ...base, targetSeq, matches: made.flag };
    case 'notice':
      return { kind, ...base, targetSeq, delivered: made.flag };
    default:
      return { kind, ...base, targetSeq };
  }
}

/** When a generated round is closed and made final, in entries from the end; undefined: not at all. */
const marks = fc.record({
  closeBack: fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined }),
  finalBack: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
  early: fc.boolean(),
});

/** Anything a log could hold about a few households, sensible or not; closed and final somewhere, or not at all. */
export const generatedEvents: fc.Arbitrary<RoundEvent[]> = fc
  .tuple(fc.array(step, { maxLength: 70, size: 'max' }), marks)
  .map(([steps, { closeBack, finalBack, early }]) => {
    const events: RoundEvent[] = [];
    const responses = new Map<string, number>();
    const closeAt = closeBack === undefined ? -1 : steps.length - closeBack;
    const finalAt = finalBack === undefined || closeBack === undefined ? -1 : steps.length - finalBack;
    steps.forEach((made, at) => {
      if (at === closeAt) {
        const closed = early ? '2026-11-20T00:00:00.000Z' : '2026-11-30T00:00:01.000Z';
        events.push({ kind: 'close', seq: events.length, at: Date.parse(closed) / 1000 });
      }
      if (at === finalAt && at > closeAt) events.push({ kind: 'final', seq: events.length });
      const event = eventOf(made, events.length, responses);
      if (event.kind === 'response') responses.set(event.householdId, event.seq);
      events.push(event);
    });
    return events;
  });

/** The terms of a generated round: every kind that is counted by households, both policies, late entries or none. */
export const generatedTerms: fc.Arbitrary<RoundTerms> = fc
  .record({
    kind: fc.constantFrom<RoundKind>('menu', 'willingness', 'confirmation', 'satisfaction', 'survey'),
    counts: fc.constantFrom<'answered' | 'asked'>('answered', 'asked'),
    lateEntries: fc.constantFrom<'untilFinal' | 'none'>('untilFinal', 'none'),
    upgradeBudgetFen: fc.constantFrom(100, 500, 900, 2000),
    floor: fc.constantFrom(undefined, 50, 80),
  })
  .map(({ kind, floor, ...rule }) =>
    termsWith(everyQuestion, {
      kind,
      rule: {
        ...exampleRule,
        smallCellK: 3,
        ...rule,
        ...(floor === undefined ? {} : { buildingFloorPercent: floor }),
      },
    }),
  );
