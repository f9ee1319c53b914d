import type { Question } from '../question.ts';
import type { QuestionTally } from '../counting/questionTally.ts';
import type { QuestionResult, ResultCell } from './result.ts';
import { withholdChoice, withholdSmallCells } from './smallCell.ts';

export type PublishedCells = Pick<QuestionResult, 'answered' | 'unstated' | 'cells' | 'suppressed'>;

interface Cell {
  readonly optionId: string;
  readonly label: string;
}

/** Smallest group of households whose participation may stand beside the community's. */
const SMALLEST_SCOPE = 10;
const MARKS = [1, 2, 3, 4, 5];

function marksOf(prefix: string, label: string): Cell[] {
  return MARKS.map((mark) => ({ optionId: `${prefix}${mark}`, label: `${label}${mark} 分` }));
}

/** Cells that cannot overlap, in groups that each add up with `unstated` to the answered households. */
function partitions(question: Question): Cell[][] {
  switch (question.type) {
    case 'single':
    case 'stance':
    case 'multiple':
    case 'ranking':
    case 'basket':
      return [question.options.map(({ optionId, label }) => ({ optionId, label }))];
    case 'rating':
      return [marksOf('', '')];
    case 'matrix':
      return question.rows.map(({ rowId, label }) => marksOf(`${rowId}:`, `${label} `));
    case 'text':
      return [];
  }
}

function mayOverlap(question: Question): boolean {
  return (
    question.type === 'basket' ||
    ((question.type === 'multiple' || question.type === 'ranking') && question.max > 1)
  );
}

/** A staircase of few households, or all but one of it: its participation alone would already name doors. */
export function isSmallScope(
  tally: Pick<QuestionTally, 'households' | 'answered'> & { readonly question: Pick<Question, 'scope'> },
  households: number,
  k: number,
): boolean {
  if (tally.question.scope === 'community') return false;
  const rest = households - tally.households;
  return tally.households < SMALLEST_SCOPE || (rest > 0 && rest < SMALLEST_SCOPE) || tally.answered < k;
}

function withCount(cells: readonly Cell[], counts: readonly (number | null)[]): ResultCell[] {
  return cells.map((cell, index) => ({ ...cell, count: counts[index] ?? null }));
}

/** Beside a withheld number an empty cell says that every withheld one has somebody in it: it goes too. */
function withoutTellingZeros(shown: readonly (number | null)[]): readonly (number | null)[] {
  return shown.indexOf(null) < 0 ? shown : shown.map((count) => (count === 0 ? null : count));
}

function separateCells(tally: QuestionTally, k: number): Pick<PublishedCells, 'unstated' | 'cells'> {
  const groups = partitions(tally.question);
  const unstated = tally.answered - tally.stated;
  const publish = (withheldToo: boolean): { unstated: number | null; cells: ResultCell[] }[] =>
    groups.map((cells) => {
      const counts = cells.map(({ optionId }) => tally.chosen.get(optionId) ?? 0);
      const none = tally.stated - counts.reduce((sum, count) => sum + count, 0);
      const shown = withholdSmallCells([unstated, none, ...counts], k, withheldToo ? [0] : []);
      return { unstated: shown[0] ?? null, cells: withCount(cells, withoutTellingZeros(shown.slice(2))) };
    });
  const first = publish(false);
  // The rows of a matrix share what is left over: withheld in one, it must not be computable from another.
  const hidden = first.some((group) => group.unstated === null);
  const groupsShown = hidden ? publish(true) : first;
  return {
    unstated: hidden ? null : unstated,
    cells: ([] as ResultCell[]).concat(...groupsShown.map((group) => group.cells)),
  };
}

function overlappingCells(tally: QuestionTally, k: number): Pick<PublishedCells, 'unstated' | 'cells'> {
  const cells = ([] as Cell[]).concat(...partitions(tally.question));
  const counts = cells.map(({ optionId }) =>
    withholdChoice(tally.chosen.get(optionId) ?? 0, tally.stated, k),
  );
  return {
    unstated: withholdChoice(tally.answered - tally.stated, tally.answered, k),
    cells: withCount(cells, counts),
  };
}

/**
 * The numbers of one question as everybody may read them: nothing below k households, nothing that gives such a
 * number by subtraction, and nothing at all of a scope below ten households.
 */
export function publishedCells(tally: QuestionTally, households: number, k: number): PublishedCells {
  if (isSmallScope(tally, households, k)) {
    const cells = ([] as Cell[]).concat(...partitions(tally.question));
    return { answered: null, unstated: null, cells: withCount(cells, []), suppressed: true };
  }
  const overlapping = mayOverlap(tally.question) || tally.question.type === 'text';
  const { unstated, cells } = overlapping ? overlappingCells(tally, k) : separateCells(tally, k);
  const suppressed = unstated === null || cells.some((cell) => cell.count === null);
  const shown = { answered: tally.answered, unstated, cells, suppressed };
  // All withheld reads the same for whatever reason it is.
  return suppressed && cells.every((cell) => cell.count === null) ? withheldCells(shown) : shown;
}

/** The same question with none of its numbers but how many answered. */
export function withheldCells({ answered, cells }: PublishedCells): PublishedCells {
  return { answered, unstated: null, cells: withCount(cells, []), suppressed: true };
}
