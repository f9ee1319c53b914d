import fc from 'fast-check';
import {
  applyRoundEvent,
  createRoundCount,
  findCountedHousehold,
  type RoundCount,
} from '../../../../shared/round/counting/roundCount.ts';
import type { RoundEvent } from '../../../../shared/round/roundEvent.ts';
import type { RoundTerms } from '../../../../shared/round/round.ts';
import { naiveCount } from '../../../support/naiveCount.ts';
import {
  everyQuestion,
  generatedEvents,
  generatedRoll,
  generatedTerms,
} from '../../../support/generatedRounds.ts';
import { replayedCount } from '../../../support/replayedCount.ts';
import { acts, response, termsWith } from '../../../support/roundFixtures.ts';

const counted = (terms: RoundTerms, events: readonly RoundEvent[]): RoundCount => {
  const count = createRoundCount({ terms, ...generatedRoll });
  for (const event of events) applyRoundEvent(count, event);
  return count;
};
const menu = termsWith(everyQuestion);
const withoutZeros = (sums: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));

describe('the fold of a round', () => {
  test('equals the naive counter after every entry, whatever the entries say (I7, I9)', () => {
    fc.assert(
      fc.property(generatedEvents, generatedTerms, (events, terms) => {
        const count = createRoundCount({ terms, ...generatedRoll });
        events.forEach((event, at) => {
          applyRoundEvent(count, event);
          if (at % 9 === 0 || at === events.length - 1) {
            const naive = naiveCount(terms, generatedRoll.households, events.slice(0, at + 1));
            expect(replayedCount(count)).toEqual(naive);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  test('the states of the households always sum to the roll, the channels to the answered ones', () => {
    fc.assert(
      fc.property(generatedEvents, generatedTerms, (events, terms) => {
        const { states, channels, households } = counted(terms, events);
        const sumOf = (parts: Readonly<Record<string, number>>): number =>
          Object.values(parts).reduce((sum, part) => sum + part, 0);
        expect([sumOf(states), sumOf(channels)]).toEqual([households, states.answered]);
        expect(Object.values(states).every((part) => part >= 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('an entry is never applied twice or out of order', () => {
    const count = counted(menu, [{ kind: 'response', ...response(5) }]);
    expect(() => applyRoundEvent(count, { kind: 'response', ...response(5) })).toThrow('5');
    expect(() => applyRoundEvent(count, { kind: 'response', ...response(4) })).toThrow('4');
  });

  test('closing is remembered and changes no sum', () => {
    const before = counted(menu, [{ kind: 'response', ...response(0) }]);
    const sums = replayedCount(before);
    applyRoundEvent(before, { kind: 'close', seq: 1 });
    expect([before.closedSeq, replayedCount(before)]).toEqual([1, sums]);
  });

  test('a door tells its state, attempts, channel and counted answers', () => {
    const count = counted(menu, [
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
    const count = counted(menu, [
      { kind: 'response', ...response(0, { ...acts['spoken at the door'], actorId: 'worker-1' }) },
      { kind: 'response', ...response(1) },
    ]);
    expect(withoutZeros(count.channels)).toEqual({ app: 1 });
  });

  test('a contradiction within a household is heard and stands in neither column', () => {
    const own = (seq: number, actorId: string, value: string) =>
      response(seq, { actorId, confirmed: true, answers: [{ questionId: 'lamp', value }] });
    const count = counted(termsWith(everyQuestion, { kind: 'willingness' }), [
      { kind: 'response', ...own(0, 'owner-1', 'yes') },
      { kind: 'response', ...own(1, 'family-1', 'no') },
      { kind: 'response', ...own(2, 'owner-1', 'yes') },
    ]);
    expect(count.states.answered).toBe(1);
    expect(replayedCount(count).questions.lamp).toEqual({ answered: 1, stated: 0, chosen: {} });
  });
});
