import type { PublishedCells } from './publishedCells.ts';
import type { Question } from './question.ts';
import type { ResultCell } from './result.ts';
import type { SatisfactionResult } from './satisfaction.ts';

/** The cells of one item: of a matrix those of its row, else all. */
function isOfItem({ optionId }: ResultCell, rowId: string | undefined): boolean {
  return rowId === undefined || optionId.lastIndexOf(`${rowId}:`, 0) === 0;
}

/**
 * Marks beside a score: where one number of an item is withheld, all of its marks are, since the mean and the others
 * would give it back; and where its score is withheld the marks would give that.
 */
export function withoutTellingMarks(
  published: PublishedCells,
  { questionId }: Pick<Question, 'questionId'>,
  satisfaction: SatisfactionResult | undefined,
): PublishedCells {
  let { cells } = published;
  for (const item of satisfaction?.items ?? []) {
    if (item.questionId !== questionId) continue;
    const own = cells.filter((cell) => isOfItem(cell, item.rowId));
    const telling = item.standing === 'withheld' || own.some(({ count }) => count === null);
    if (telling) cells = cells.map((cell) => (isOfItem(cell, item.rowId) ? { ...cell, count: null } : cell));
  }
  return {
    ...published,
    cells,
    suppressed: published.unstated === null || cells.some(({ count }) => count === null),
  };
}
