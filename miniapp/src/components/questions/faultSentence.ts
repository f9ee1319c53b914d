import { MAX_REASON } from '../../../../shared/round/answering/refuseAnswers.ts';
import type { Question } from '../../../../shared/round/question.ts';

/** What is wrong at a question and how to put it right, from the code of shared's rules. */
export function faultSentence(code: string, question: Question): string {
  switch (code) {
    case 'required':
      return question.type === 'matrix' ? '还有没评的行，每一行都要选一个。' : '这一题还没有选。';
    case 'empty':
      return '还没有写。';
    case 'too-few':
      return 'min' in question ? `至少要选 ${question.min} 样。` : '选得太少了。';
    case 'too-many':
      return 'max' in question ? `最多选 ${question.max} 样。` : '选得太多了。';
    case 'over-budget':
      return '加起来超过了预算，请去掉一样。';
    case 'reason-required':
      return '请写明原因，一两句就可以。';
    case 'too-long':
      return `写得太长了，最多 ${question.type === 'text' ? question.maxLength : MAX_REASON} 个字。`;
    default:
      return '这一题的选项变了，请重新选。';
  }
}
