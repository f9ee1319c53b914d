import type { PublishedCells } from '../result/publishedCells.ts';
import type { Question } from '../question.ts';
import type { ResultCell } from '../result/result.ts';
import type { SatisfactionResult } from './satisfaction.ts';

/** So many times k households. */
const FEW_CELLS = 4;

/** The cells of one item: of a matrix those of its row, else all. */
function isOfItem({ optionId }: ResultCell, rowId: string | undefined): boolean {
  return rowId === undefined || optionId.lastIndexOf(`${rowId}:`, 0) === 0;
}

/**
 * Marks beside a score: where one number of an item is withheld, all of its marks are, since the mean and the others
 * would give it back; and where its score is withheld the marks would give that. Below 4k households never: mean and
 * interval leave few ways to spread so few marks, and that some are withheld would tell which.
 */
export function withoutTellingMarks(
  published: PublishedCells,
  { questionId }: Pick<Question, 'questionId'>,
  satisfaction: SatisfactionResult | undefined,
  k: number,
): PublishedCells {
  let { cells } = published;
  for (const item of satisfaction?.items ?? []) {
    if (item.questionId !== questionId) continue;
    const own = cells.filter((cell) => isOfItem(cell, item.rowId));
    const few = item.n === null || item.n < FEW_CELLS * k;
    const telling = few || item.standing === 'withheld' || own.some(({ count }) => count === null);
    if (telling) cells = cells.map((cell) => (isOfItem(cell, item.rowId) ? { ...cell, count: null } : cell));
  }
  return {
    ...published,
    cells,
    suppressed: published.unstated === null || cells.some(({ count }) => count === null),
  };
}
