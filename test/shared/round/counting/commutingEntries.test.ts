import fc from 'fast-check';
import type { HouseholdEvent, ResponseEvent, RoundEvent } from '../../../../shared/round/roundEvent.ts';
import { productCounter } from '../../../support/countDifference.ts';
import { generatedEvents, generatedRoll, generatedTerms } from '../../../support/generatedRounds.ts';
import { replayedCount } from '../../../support/replayedCount.ts';

// Where the rules of domain.md do not ask which came first, every order that the log could have counts the same.

const isAct = (event: RoundEvent): event is HouseholdEvent =>
  'householdId' in event && event.kind !== 'notice';
const verdicts = ['dispute', 'disputeResolve', 'void', 'formCheck'];
const targetOf = (event: HouseholdEvent): number | undefined =>
  'targetSeq' in event ? event.targetSeq : undefined;

const isTap = ({ by, channel }: ResponseEvent): boolean => by === 'self' && ['app', 'web'].includes(channel);
const isNoted = ({ by, channel }: ResponseEvent): boolean => by === 'staff' && channel !== 'paper';

/** A tap and a word noted by staff, of two people with one relation: the tap counts, whichever came first. */
function rankApart(first: ResponseEvent, second: ResponseEvent): boolean {
  const pair = [first, second];
  const { relation } = first;
  return (
    relation === second.relation &&
    relation !== 'agent' &&
    pair.some(isTap) &&
    pair.some(isNoted) &&
    pair.every(({ confirmed }) => !confirmed)
  );
}

/** Whether two neighbours in the log may change places without changing any count. */
function mayChangePlaces(first: RoundEvent, second: RoundEvent): boolean {
  if (!isAct(first) || !isAct(second)) return false;
  if (first.householdId !== second.householdId) return true;
  const kinds = [first.kind, second.kind];
  if (targetOf(second) === first.seq || targetOf(first) === second.seq) return false;
  if (first.kind === 'visit' && second.kind === 'visit') {
    return first.outcome === second.outcome || [first.outcome, second.outcome].includes('refused');
  }
  if (kinds.includes('visit')) return true;
  if (first.kind === 'response' && second.kind === 'response') return rankApart(first, second);
  const exclusion = kinds.filter((kind) => kind.startsWith('exclusion')).length;
  if (exclusion === 2) return kinds[0] === kinds[1];
  if (exclusion === 1) return !kinds.includes('response');
  if (kinds.every((kind) => verdicts.includes(kind))) return targetOf(first) !== targetOf(second);
  // A verdict about another entry, or a withdrawal beside a verdict: either way the entry is out or it is not.
  return !(kinds.includes('withdraw') && kinds.includes('response'));
}

/** Lets neighbours change places as the draws say; places and targets are dealt anew. */
function reordered(events: readonly RoundEvent[], draws: readonly number[]): RoundEvent[] {
  const order = [...events];
  for (const draw of draws) {
    const at = draw % Math.max(1, order.length - 1);
    const [first, second] = [order[at], order[at + 1]];
    if (first !== undefined && second !== undefined && mayChangePlaces(first, second)) {
      order.splice(at, 2, second, first);
    }
  }
  const places = new Map(order.map((event, at) => [event.seq, at]));
  return order.map((event, seq): RoundEvent => {
    if (!('targetSeq' in event)) return { ...event, seq };
    return { ...event, seq, targetSeq: places.get(event.targetSeq) ?? -1 };
  });
}

const differs = (swap: typeof reordered, numRuns: number) =>
  fc.check(
    fc.property(
      generatedTerms,
      generatedEvents,
      fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
      (terms, events, draws) => {
        const sumsOf = (log: readonly RoundEvent[]) => {
          // The channel is that of the latest counted answer, by definition a matter of order.
          const { channels: _, ...sums } = replayedCount(productCounter.count(terms, generatedRoll, log));
          return sums;
        };
        expect(sumsOf(swap(events, draws))).toEqual(sumsOf(events));
      },
    ),
    { numRuns, endOnFailure: true },
  );

test('every order that only lets commuting neighbours change places gives the same count', () => {
  const { failed, counterexample, error } = { error: undefined, ...differs(reordered, 400) };
  expect({ failed, counterexample, error }).toMatchObject({ failed: false });
});

test('the check can fail: an order in which anything may change places does not', () => {
  const anyOrder: typeof reordered = (events) => {
    const marks = events.filter((event) => !isAct(event));
    const acts = events.filter(isAct).reverse();
    const places = new Map([...marks, ...acts].map((event, at) => [event.seq, at]));
    return [...marks, ...acts].map((event, seq): RoundEvent => {
      if (!('targetSeq' in event)) return { ...event, seq };
      return { ...event, seq, targetSeq: places.get(event.targetSeq) ?? -1 };
    });
  };
  expect(differs(anyOrder, 300).failed).toBe(true);
});
