import type { CountedHousehold } from '../counting/countHousehold.ts';
import type { QuestionTally } from '../counting/questionTally.ts';
import type { RoundCount } from '../counting/roundCount.ts';

/** A question's true sums (which decide) and those of which numbers may be printed. */
export interface PublishedTally {
  readonly tally: QuestionTally;
  readonly printed: QuestionTally;
  /** Which count is printed: the one at the close, or all that counts now. */
  readonly asOf: 'close' | 'now';
}

function isTelling(first: number, second: number, k: number): boolean {
  const change = Math.abs(first - second);
  return change > 0 && change < k;
}

function isTellingIn(
  first: ReadonlyMap<string, number>,
  second: ReadonlyMap<string, number>,
  k: number,
): boolean {
  const keys = Array.from(first.keys()).concat(Array.from(second.keys()));
  return keys.some((key) => isTelling(first.get(key) ?? 0, second.get(key) ?? 0, k));
}

function differs(first: ReadonlyMap<string, number>, second: ReadonlyMap<string, number>): boolean {
  return isTellingIn(first, second, Infinity);
}

/** Whether a reader of both numbers could name what fewer than k households said. */
function isTellingChange(before: QuestionTally, after: QuestionTally, k: number): boolean {
  const moved =
    isTelling(before.answered, after.answered, k) ||
    isTelling(before.stated, after.stated, k) ||
    isTellingIn(before.chosen, after.chosen, k);
  // One household that ranks the same options anew moves points only.
  const still = before.stated === after.stated && !differs(before.chosen, after.chosen);
  return moved || (still && differs(before.points, after.points));
}

/**
 * Of which count each question's numbers are printed, in ballot order. The numbers at the close are public from its
 * minute; a dispute or a late entry afterwards changes one household, and the difference of two readings would be that
 * household's choice. So they stand until the result is final, and then give way to the final ones only where each
 * number stays or moves by k households and more (docs/decisions/late-entries.md). Decisions are by the true sums.
 */
export function publishedTallies(
  count: Pick<RoundCount, 'tallies' | 'cells' | 'close' | 'terms'>,
  status: 'closed' | 'final',
): PublishedTally[] {
  const { tallies, close, terms } = count;
  const nothingNew = changedSinceClose(count) === 0;
  return tallies.map((tally, at): PublishedTally => {
    const before = close?.tallies[at];
    if (before === undefined || nothingNew) return { tally, printed: tally, asOf: 'now' };
    const hold = status === 'closed' || isTellingChange(before, tally, terms.rule.smallCellK);
    return hold ? { tally, printed: before, asOf: 'close' } : { tally, printed: tally, asOf: 'now' };
  });
}

/** The households as of which scores are printed, by the same rule: at the close, or the final ones. */
export function publishedHouseholds(
  count: Pick<RoundCount, 'cells' | 'close' | 'terms'>,
  status: 'closed' | 'final',
): ReadonlyMap<string, CountedHousehold> {
  const { cells, close, terms } = count;
  const hold = status === 'closed' || isTelling(changedSinceClose(count), 0, terms.rule.smallCellK);
  if (close !== undefined && hold) return close.households;
  const now = new Map<string, CountedHousehold>();
  cells.forEach((cell, householdId) => now.set(householdId, cell.now));
  return now;
}

/** Households of which something else counts than at the close. */
function changedSinceClose({ cells, close }: Pick<RoundCount, 'cells' | 'close'>): number {
  let changed = 0;
  cells.forEach((cell, householdId) => {
    if (close !== undefined && saysElse(close.households.get(householdId), cell.now)) changed += 1;
  });
  return changed;
}

function saysElse(before: CountedHousehold | undefined, now: CountedHousehold): boolean {
  const answers = ({ state, counted }: CountedHousehold): string =>
    state === 'answered' ? counted.map(({ questionId, seq }) => `${questionId} ${seq}`).join(',') : '';
  return before === undefined || answers(before) !== answers(now);
}
