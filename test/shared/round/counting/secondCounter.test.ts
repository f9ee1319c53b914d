import fc from 'fast-check';
import { roundResult } from '../../../../shared/round/result/roundResult.ts';
import type { RoundEvent } from '../../../../shared/round/roundEvent.ts';
import { countDifference, productCounter, type Counter } from '../../../support/countDifference.ts';
import { generatedEvents, generatedRoll, generatedTerms } from '../../../support/generatedRounds.ts';

// I7 of ledger.md: rates, outcomes and scores of generated rounds are those of a second, deliberately naive counter.

const compare = (counter: Counter, numRuns: number) =>
  fc.check(
    fc.property(generatedTerms, generatedEvents, (terms, events) => {
      const difference = countDifference(counter, terms, generatedRoll, events);
      if (difference !== undefined) throw new Error(`the counters differ in ${difference}`);
    }),
    { numRuns, endOnFailure: true },
  );

test('rates, outcomes and scores agree with the naive counter, whatever the log holds', () => {
  const { failed, counterexample, errorInstance } = compare(productCounter, 300);
  expect({ failed, counterexample, errorInstance }).toMatchObject({ failed: false });
});

/** The product, fed with entries that somebody has touched. */
const fedWith = (touch: (event: RoundEvent) => RoundEvent | undefined): Counter => ({
  ...productCounter,
  count: (terms, roll, events) =>
    productCounter.count(
      terms,
      roll,
      events.flatMap((event) => touch(event) ?? []),
    ),
});

describe('a broken twin is found out', () => {
  test.each<[string, Counter]>([
    [
      'counts the last entry, whoever it is from',
      fedWith((event) =>
        event.kind === 'response' ? { ...event, relation: 'owner', by: 'self', channel: 'app' } : event,
      ),
    ],
    ['counts what is disputed', fedWith((event) => (event.kind === 'dispute' ? undefined : event))],
    ['counts what was made void', fedWith((event) => (event.kind === 'void' ? undefined : event))],
    ['takes everything after the close', fedWith((event) => (event.kind === 'close' ? undefined : event))],
    [
      'takes everything after the final result',
      fedWith((event) => (event.kind === 'final' ? undefined : event)),
    ],
    ['takes no exclusion', fedWith((event) => (event.kind === 'exclusionApprove' ? undefined : event))],
    [
      'believes an unchecked form',
      fedWith((event) => {
        if (event.kind !== 'response') return event;
        const { unverified: _, ...checked } = event;
        return checked;
      }),
    ],
    [
      'rounds the rate',
      {
        ...productCounter,
        result: (count) => {
          const result = productCounter.result(count);
          const { official } = result.participation;
          const permille =
            official.denominator && Math.round((1000 * official.answered) / official.denominator);
          return {
            ...result,
            participation: { ...result.participation, official: { ...official, permille } },
          };
        },
      },
    ],
    [
      'forgets the budget',
      {
        ...productCounter,
        result: (count) => {
          const rule = { ...count.terms.rule, upgradeBudgetFen: 1_000_000 };
          return roundResult({ ...count, terms: { ...count.terms, rule } }, count.seq, 'final', {});
        },
      },
    ],
    [
      'scores by marks, not by households',
      {
        ...productCounter,
        result: (count) => {
          const result = productCounter.result(count);
          const { satisfaction } = result;
          if (satisfaction?.overall.scoreTenths == null) return result;
          const shown = satisfaction.items.filter(({ scoreTenths }) => scoreTenths !== null);
          const all = shown.reduce((sum, { n, scoreTenths }) => sum + (n ?? 0) * (scoreTenths ?? 0), 0);
          const marks = shown.reduce((sum, { n }) => sum + (n ?? 0), 0);
          const scoreTenths = marks === 0 ? 0 : Math.floor(all / marks);
          return {
            ...result,
            satisfaction: { ...satisfaction, overall: { ...satisfaction.overall, scoreTenths } },
          };
        },
      },
    ],
  ])('one that %s', (_, twin) => {
    expect(compare(twin, 2000).failed).toBe(true);
  });
});
