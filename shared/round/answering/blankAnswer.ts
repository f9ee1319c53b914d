import { hasWords } from './hasWords.ts';

/** An answer that says nothing: no text, nothing chosen, no row marked. A form of only such answers is blank. */
function isBlankValue(value: unknown): boolean {
  if (typeof value === 'string') return !hasWords(value);
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** 空白表: nothing answered on the whole form. It is not an answer and does not make a household 已征集. */
export function isBlankForm(answers: readonly { readonly value: unknown }[]): boolean {
  return answers.every((answer) => isBlankValue(answer.value));
}
