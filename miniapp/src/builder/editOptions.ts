import type { MatrixQuestion, Option, Question } from '../../../shared/round/question.ts';
import { freshId } from './editQuestions.ts';

export type ChoiceQuestion = Extract<Question, { readonly options: readonly Option[] }>;

/** The question with other options; reasons asked for an option that is gone go with it. */
export function withOptions(question: ChoiceQuestion, options: readonly Option[]): ChoiceQuestion {
  const { reasonRequiredFor, ...rest } = question;
  const ids = options.map(({ optionId }) => optionId);
  const reasons = (reasonRequiredFor ?? []).filter((optionId) => ids.includes(optionId));
  return { ...rest, options, ...(reasons.length === 0 ? {} : { reasonRequiredFor: reasons }) };
}

/** One more option at the end, blank, with its own id; in a basket it costs nothing yet. */
export function addOption(question: ChoiceQuestion): ChoiceQuestion {
  const optionId = freshId(
    'o',
    question.options.map((option) => option.optionId),
  );
  const option: Option =
    question.type === 'basket' ? { optionId, label: '', costFen: 0 } : { optionId, label: '' };
  return withOptions(question, [...question.options, option]);
}

/** One more row at the end, blank, with its own id. */
export function addRow(question: MatrixQuestion): MatrixQuestion {
  const rowId = freshId(
    'r',
    question.rows.map((row) => row.rowId),
  );
  return { ...question, rows: [...question.rows, { rowId, label: '' }] };
}
