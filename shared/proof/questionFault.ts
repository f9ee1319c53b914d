import type { QuestionTally } from '../round/counting/questionTally.ts';
import { listAt, textAt, type LedgerObject } from './readResult.ts';

/** Why a published question is not what was counted, number by number; a withheld one is not compared. */
export function questionFault(published: LedgerObject, tally: QuestionTally): string | undefined {
  if (published['questionId'] !== tally.question.questionId) return '不是这一题。';
  const { answered, unstated } = published;
  if (answered !== undefined && answered !== tally.answered) return '的已征集户数不对。';
  if (unstated !== undefined && unstated !== tally.answered - tally.stated) return '的未表态户数不对。';
  for (const cell of listAt(published, 'cells')) {
    const { count } = cell;
    if (count !== undefined && count !== (tally.chosen.get(textAt(cell, 'optionId')) ?? 0))
      return `选“${textAt(cell, 'label')}”的户数不对。`;
  }
  return undefined;
}
