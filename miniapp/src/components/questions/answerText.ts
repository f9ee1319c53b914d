import type { Answer, Question } from '../../../../shared/round/question.ts';
import { RATING_WORDS } from '../ratingWords.ts';

function mark(value: unknown): string {
  return typeof value === 'number' ? (RATING_WORDS[value - 1] ?? String(value)) : '没有评';
}

/** An answer as lines of words; ids that the round no longer knows are left as they are. */
export function answerLines(question: Question | undefined, answer: Answer): readonly string[] {
  const { value } = answer;
  const options = question !== undefined && 'options' in question ? question.options : [];
  const label = (optionId: string): string =>
    options.find((option) => option.optionId === optionId)?.label ?? optionId;
  if (typeof value === 'number') return [mark(value)];
  if (typeof value === 'string') return [question?.type === 'text' ? value : label(value)];
  if (Array.isArray(value)) {
    const labels = value.filter((one): one is string => typeof one === 'string').map(label);
    if (question?.type === 'ranking') return labels.map((one, place) => `第 ${place + 1}：${one}`);
    return [labels.length === 0 ? '一样也不选' : labels.join('、')];
  }
  const rows = question?.type === 'matrix' ? question.rows : [];
  return Object.entries(value).map(
    ([rowId, given]) => `${rows.find((row) => row.rowId === rowId)?.label ?? rowId}：${mark(given)}`,
  );
}
