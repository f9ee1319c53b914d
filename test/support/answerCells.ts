import type { AnswerValue, Question } from '../../shared/round/question.ts';

const MARKS = [1, 2, 3, 4, 5];

function valuesOf(question: Question): readonly AnswerValue[] {
  switch (question.type) {
    case 'single':
    case 'stance':
      return question.options.map(({ optionId }) => optionId);
    case 'ranking': {
      const ids = question.options.map(({ optionId }) => optionId);
      const pairs = ids.flatMap((one) => ids.filter((other) => other !== one).map((other) => [one, other]));
      return [...ids.map((id) => [id]), ...pairs];
    }
    case 'basket':
    case 'multiple': {
      const ids = question.options.map(({ optionId }) => optionId);
      const pairs = ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other]));
      return [...ids.map((id) => [id]), ...pairs];
    }
    case 'rating':
      return MARKS;
    case 'matrix':
      return question.rows.reduce<readonly Readonly<Record<string, number>>[]>(
        (all, { rowId }) => all.flatMap((given) => MARKS.map((mark) => ({ ...given, [rowId]: mark }))),
        [{}],
      );
    default:
      return [];
  }
}

/** The cells that an answer counts in. */
export function cellsOf(value: AnswerValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.map(String);
  return Object.entries(value).map(([rowId, mark]) => `${rowId}:${mark}`);
}

/** More cells than this are not crossed with each other: the attacker tries one of them at a time. */
const MOST_CROSSED = 10;

/** What a household might have said instead; of questions with many cells only answers near to what it said. */
export function valuesInstead(question: Question, value: AnswerValue | undefined): readonly AnswerValue[] {
  if (question.type === 'matrix' && question.rows.length * MARKS.length > MOST_CROSSED) {
    const given = typeof value === 'object' && !Array.isArray(value) ? value : {};
    return question.rows.flatMap(({ rowId }) => MARKS.map((mark) => ({ ...given, [rowId]: mark })));
  }
  const many = 'options' in question && question.options.length > MOST_CROSSED;
  return many ? question.options.map(({ optionId }) => [optionId]) : valuesOf(question);
}

/** The cells in which a count may be secret. */
export function everyCell(question: Question): readonly string[] {
  if (question.type === 'matrix')
    return question.rows.flatMap(({ rowId }) => MARKS.map((mark) => `${rowId}:${mark}`));
  return 'options' in question
    ? question.options.map(({ optionId }) => optionId)
    : [...new Set(valuesOf(question).flatMap(cellsOf))];
}
