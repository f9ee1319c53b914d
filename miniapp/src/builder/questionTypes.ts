import type { QuestionType } from '../../../shared/round/question.ts';

/** Every type of question as it is called and told apart by whoever builds a round. */
export const QUESTION_TYPES: readonly {
  readonly type: QuestionType;
  readonly name: string;
  readonly hint: string;
}[] = [
  { type: 'single', name: '单选', hint: '几个里选一个' },
  { type: 'multiple', name: '多选', hint: '选几样，有上下限' },
  { type: 'stance', name: '要不要', hint: '要、不要、无所谓' },
  { type: 'basket', name: '预算内挑选', hint: '加起来不超过预算' },
  { type: 'ranking', name: '排先后', hint: '最要紧的排前面' },
  { type: 'rating', name: '打分', hint: '很不满意到很满意' },
  { type: 'matrix', name: '逐项打分', hint: '一行一项' },
  { type: 'text', name: '写几句', hint: '住户自己写' },
];

/** `预算内挑选`. */
export function questionTypeName(type: QuestionType): string {
  return QUESTION_TYPES.find((one) => one.type === type)?.name ?? type;
}
