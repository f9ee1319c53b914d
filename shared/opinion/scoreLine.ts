import type { QuestionResult, RoundResult } from '../round/result/result.ts';
import type { ScoreLine } from './opinion.ts';

/** 1 and 2 of 5: 很不满意, 不满意. */
export const LOW_MARK = 2;
const MARKS = [1, 2, 3, 4, 5];

/**
 * One rated line (a rating, or a row of a matrix) as its published cells give it: nothing is read here that the result
 * does not show to everybody. Undefined where the result has no such line.
 */
export function scoreLine(
  result: Pick<RoundResult, 'roundId' | 'title' | 'questions' | 'satisfaction'>,
  questionId: string,
  rowId?: string,
): ScoreLine | undefined {
  const question = result.questions.filter((one) => one.questionId === questionId)[0];
  if (question === undefined || (question.type === 'matrix') !== (rowId !== undefined)) return undefined;
  if (question.type !== 'rating' && question.type !== 'matrix') return undefined;
  const cells = MARKS.map((mark) => cellOf(question, rowId === undefined ? `${mark}` : `${rowId}:${mark}`));
  if (cells.some((cell) => cell === undefined)) return undefined;
  const counts = cells.map((cell) => cell?.count ?? null);
  const score = result.satisfaction?.items.filter(
    (item) => item.questionId === questionId && item.rowId === rowId,
  )[0];
  return {
    roundId: result.roundId,
    roundTitle: result.title,
    label: score?.label ?? (rowId === undefined ? question.title : rowLabel(cells[0]?.label ?? '')),
    ...(score?.dimension === undefined ? {} : { dimension: score.dimension }),
    rated: score === undefined ? sumOf(counts) : score.n,
    low: sumOf(counts.slice(0, LOW_MARK)),
    tenths: score?.scoreTenths ?? null,
  };
}

/** The cells of a matrix are called `<row> 1 分`. */
function rowLabel(cellLabel: string): string {
  return cellLabel.replace(/ 1 分$/, '');
}

function cellOf(question: QuestionResult, optionId: string): QuestionResult['cells'][number] | undefined {
  return question.cells.filter((cell) => cell.optionId === optionId)[0];
}

/** Null as soon as one part is withheld. */
function sumOf(parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0 as number | null);
}
