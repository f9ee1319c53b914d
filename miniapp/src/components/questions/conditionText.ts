import { branchIds } from '../../../../shared/round/answering/branching.ts';
import type { Question } from '../../../../shared/round/question.ts';
import { RATING_WORDS } from '../ratingWords.ts';

/** How a choice of a question is called: its option's label, or the words of a mark. */
export function branchLabel(question: Question, id: string): string {
  if (!('options' in question)) return RATING_WORDS[Number(id) - 1] ?? id;
  return question.options.find(({ optionId }) => optionId === id)?.label ?? id;
}

/** `第 1 题选了“常停”或“偶尔停”才问`; undefined for a question that is asked in any case. */
export function conditionText(question: Question, questions: readonly Question[]): string | undefined {
  const { askedIf } = question;
  if (askedIf === undefined) return undefined;
  const at = questions.findIndex(({ questionId }) => questionId === askedIf.questionId);
  const parent = questions[at];
  if (parent === undefined) return '前提那一题已经不在';
  const known = branchIds(parent).filter((id) => askedIf.optionIds.includes(id));
  if (known.length === 0) return `还没有选第 ${at + 1} 题答了什么才问`;
  return `第 ${at + 1} 题选了${known.map((id) => `“${branchLabel(parent, id)}”`).join('或')}才问`;
}
