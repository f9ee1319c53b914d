import type { PublishedCells } from './publishedCells.ts';
import { copyTally, type QuestionTally } from '../counting/questionTally.ts';

/** As many households are thought elsewhere; further away the verdict is another anyway. */
const STEPS = 2;

/** Below so many times k households the line that decides lies among the small cells themselves. */
const FEW_CELLS = 4;

/** How a question's sums would be printed and decided, in one text that a reader could compare. */
export type Reading = (tally: QuestionTally) => string;

/** The same sums with some households in another cell; undefined where there are not so many. */
function moved(
  tally: QuestionTally,
  from: string | null,
  to: string | null,
  households: number,
): QuestionTally | undefined {
  const other = copyTally(tally);
  const change = (cell: string | null, by: number): boolean => {
    if (cell === null) {
      // Those that said nothing countable: they are answered and not stated.
      other.stated -= by;
      return other.stated >= 0 && other.answered - other.stated >= 0;
    }
    const sum = (other.chosen.get(cell) ?? 0) + by;
    other.chosen.set(cell, sum);
    return sum >= 0;
  };
  const possible = [change(from, -households), change(to, households)];
  return possible.indexOf(false) < 0 ? other : undefined;
}

/**
 * Whether the verdict beside withheld numbers gives one of them back: 反对 3 户 × 3 > 已征集 8 户 leaves a reader who
 * knows the rule one answer to how many objected. Asked for each number of 1 to k − 1 of a question whose choices do
 * not overlap: is there another way to spread the withheld households that reads the same and has another number there?
 * Below 4k answered households always where anything is withheld: there even that numbers are withheld would tell.
 */
export function isVerdictTelling(
  tally: QuestionTally,
  published: Pick<PublishedCells, 'cells' | 'unstated'>,
  k: number,
  reading: Reading,
): boolean {
  if (published.cells.every(({ count }) => count !== null)) return false;
  if (tally.answered < FEW_CELLS * k) return true;
  const withheld = published.cells.filter(({ count }) => count === null).map(({ optionId }) => optionId);
  const places: (string | null)[] = published.unstated === null ? [...withheld, null] : withheld;
  const small = withheld.filter((cell) => {
    const count = tally.chosen.get(cell) ?? 0;
    return count > 0 && count < k;
  });
  if (small.length === 0) return false;
  const same = reading(tally);
  const confusable = (cell: string): boolean => {
    for (let step = 1; step <= STEPS; step += 1) {
      for (const place of places) {
        if (place === cell) continue;
        for (const other of [moved(tally, cell, place, step), moved(tally, place, cell, step)]) {
          if (other !== undefined && reading(other) === same) return true;
        }
      }
    }
    return false;
  };
  return small.some((cell) => !confusable(cell));
}

/**
 * Whether the order in which options come gives a withheld number back. Below 4k answered households, always where
 * anything is withheld: the points of one option and its place before another leave few ways to spread so few.
 */
export function isOrderTelling(
  { answered }: Pick<QuestionTally, 'answered'>,
  { cells }: Pick<PublishedCells, 'cells'>,
  k: number,
): boolean {
  return answered < FEW_CELLS * k && cells.some(({ count }) => count === null);
}
