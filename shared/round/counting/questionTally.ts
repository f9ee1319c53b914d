import type { Question } from '../question.ts';
import type { CountedAnswer } from '../response.ts';

/** Running sums of one question over the answered households it is put to. Choices leave it only after the close. */
export interface QuestionTally {
  readonly question: Question;
  /** Households of the roll in the question's scope. */
  households: number;
  /** Of these, answered (已征集) and led to this question, whether or not they answered it. */
  answered: number;
  /** Of these, with a choice that counts here. */
  stated: number;
  /** Households per cell (`cellIds`). */
  readonly chosen: Map<string, number>;
  /** Borda points per option of a ranking: m for the first of m options, m − 1 for the next, 0 if left out. */
  readonly points: Map<string, number>;
}

/** Starts at nothing. */
export function createQuestionTally(question: Question, households: number): QuestionTally {
  return { question, households, answered: 0, stated: 0, chosen: new Map(), points: new Map() };
}

/** The same sums, which no later entry changes. */
export function copyTally(tally: QuestionTally): QuestionTally {
  return { ...tally, chosen: new Map(tally.chosen), points: new Map(tally.points) };
}

/** The cells that an answer falls into: chosen options, a mark 1–5, or `<rowId>:<mark>` of a matrix; none for a text. */
function cellIds(question: Question, { answer: { value } }: CountedAnswer): string[] {
  if (question.type === 'text') return [];
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (isList(value)) return value.slice();
  return Object.keys(value).map((rowId) => `${rowId}:${value[rowId]}`);
}

// Array.isArray does not narrow readonly arrays out of a union.
function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

/**
 * Adds (`sign` 1) or takes back (−1) one answered household: its counted answer to this question, or undefined
 * where it left it out. A contradicted stance counts as answered and in no cell.
 */
export function tallyHousehold(tally: QuestionTally, counted: CountedAnswer | undefined, sign: 1 | -1): void {
  tally.answered += sign;
  if (counted === undefined || counted.contradicted) return;
  tally.stated += sign;
  const cells = cellIds(tally.question, counted);
  cells.forEach((cellId, place) => {
    add(tally.chosen, cellId, sign);
    if (tally.question.type === 'ranking') {
      add(tally.points, cellId, sign * (tally.question.options.length - place));
    }
  });
}
