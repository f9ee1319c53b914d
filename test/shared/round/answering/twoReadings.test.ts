import fc from 'fast-check';
import type { RoundEvent } from '../../../../shared/round/roundEvent.ts';
import type { RoundResult } from '../../../../shared/round/result/result.ts';
import { roundResult } from '../../../../shared/round/result/roundResult.ts';
import type { RoundTerms } from '../../../../shared/round/round.ts';
import { productCounter } from '../../../support/countDifference.ts';
import { generatedEvents, generatedRoll, generatedTerms } from '../../../support/generatedRounds.ts';

// docs/decisions/late-entries.md: whoever reads a result twice learns of no choice of fewer than k households, neither
// from one reading nor from the difference of two.

/** Everything in a result that counts households by what they said, by name. */
function numbersOf({ questions, satisfaction }: RoundResult): Map<string, number> {
  const numbers = new Map<string, number>();
  const note = (name: string, value: number | null | undefined): void => {
    if (typeof value === 'number') numbers.set(name, value);
  };
  for (const { questionId, cells, unstated, outcome, approval } of questions) {
    note(`${questionId} unstated`, unstated);
    for (const { optionId, count } of cells) note(`${questionId} ${optionId}`, count);
    note(`${questionId} agree`, approval?.agree);
    if (outcome.kind === 'basic') note(`${questionId} objections`, outcome.objections);
    if (outcome.kind === 'upgrade')
      for (const { optionId, approvals } of outcome.items) note(`${questionId} for ${optionId}`, approvals);
  }
  for (const { questionId, rowId, n } of satisfaction?.items ?? [])
    note(`score ${questionId} ${rowId ?? ''}`, n);
  return numbers;
}

type Reading = (terms: RoundTerms, events: readonly RoundEvent[]) => RoundResult;

const asPublished: Reading = (terms, events) => {
  const count = productCounter.count(terms, generatedRoll, events);
  return roundResult(count, count.seq, count.isFinal ? 'final' : 'closed', {});
};

/** As if every entry after the close were published at once: the close is forgotten. */
const withoutHolding: Reading = (terms, events) => {
  const { close: _, ...count } = productCounter.count(terms, generatedRoll, events);
  return roundResult(count, count.seq, 'closed', {});
};

/** The result at every moment after the close. */
function readingsOf(read: Reading, terms: RoundTerms, events: readonly RoundEvent[]): RoundResult[] {
  const closedAt = events.findIndex(({ kind }) => kind === 'close');
  const final: RoundEvent = { kind: 'final', seq: events.length };
  const log = events.some(({ kind }) => kind === 'final') ? events : [...events, final];
  return closedAt < 0
    ? []
    : log.slice(closedAt).map((__, at) => read(terms, log.slice(0, closedAt + at + 1)));
}

const tellsSmall = (read: Reading, numRuns: number) =>
  fc.check(
    fc.property(generatedTerms, generatedEvents, (terms, events) => {
      const { smallCellK: k } = terms.rule;
      const small = (number: number): boolean => number > 0 && number < k;
      const readings = readingsOf(read, terms, events).map(numbersOf);
      return readings.every((reading, at) =>
        [...reading].every(
          ([name, number]) =>
            !small(number) &&
            readings.slice(at + 1).every((later) => !small(Math.abs((later.get(name) ?? number) - number))),
        ),
      );
    }),
    { numRuns, endOnFailure: true },
  );

test('no number of one reading, and no difference of two, is a choice of fewer than k households', () => {
  const { failed, counterexample } = tellsSmall(asPublished, 60);
  expect({ failed, counterexample }).toMatchObject({ failed: false });
});

test('the check can fail: numbers that follow every entry tell what one household said', () => {
  expect(tellsSmall(withoutHolding, 300).failed).toBe(true);
});
