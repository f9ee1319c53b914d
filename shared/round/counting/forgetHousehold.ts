import type { LedgerValue } from '../../ledger/leaf.ts';
import { readNumber } from '../../ledger/readValue.ts';
import { UNTOUCHED } from './countHousehold.ts';
import { copyTally } from './questionTally.ts';
import { isCounted, type RoundCount } from './roundCount.ts';
import { roundRate } from './roundRate.ts';

type Values = Readonly<Record<string, LedgerValue>>;
type Sums = Readonly<Record<string, number>>;

/**
 * Takes out of a final count what it knows of one household whose entries (by place) were erased, at the entry `seq` that
 * says so. The sums stay what `resultFinal` sealed, so that a count with the household and a replay without it come to the
 * same; building rows hold for the households that are left.
 */
export function forgetHousehold(
  count: RoundCount,
  householdId: string,
  erased: { readonly seq: number; readonly places: readonly number[]; readonly sealed: LedgerValue },
): void {
  const cell = count.cells.get(householdId);
  if (cell === undefined) return;
  if (isCounted(count.terms, cell.now.state)) cell.building.answered -= 1;
  if (cell.now.state === 'excluded') cell.building.excluded -= 1;
  cell.events.length = 0;
  cell.now = UNTOUCHED;
  erased.places.forEach((place) => count.notices.delete(place));
  restoreSums(count, erased.sealed);
  count.seq = erased.seq;
  if (count.close === undefined) return;
  const households = new Map(count.close.households);
  households.set(householdId, UNTOUCHED);
  count.close = {
    ...count.close,
    households,
    met: roundRate(count).met,
    tallies: count.tallies.map(copyTally),
  };
}

function restoreSums(count: RoundCount, sealed: LedgerValue): void {
  // Written by `sealedSums`, held by its commitment.
  const { states, channels, questions } = sealed as Values;
  Object.assign(count.states, states);
  Object.assign(count.channels, channels);
  for (const tally of count.tallies) {
    const sums = (questions as readonly Values[]).filter(
      ({ questionId }) => questionId === tally.question.questionId,
    )[0];
    if (sums === undefined) throw new TypeError('A sealed tally without one of its questions.');
    tally.answered = readNumber(sums['answered']);
    tally.stated = readNumber(sums['stated']);
    refill(tally.chosen, sums['chosen'] as Sums);
    refill(tally.points, sums['points'] as Sums);
  }
}

function refill(sums: Map<string, number>, sealed: Sums): void {
  sums.clear();
  Object.keys(sealed).forEach((key) => sums.set(key, sealed[key] ?? 0));
}
