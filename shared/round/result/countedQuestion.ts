import type { QuestionTally } from '../counting/questionTally.ts';
import type { QuestionResult } from './result.ts';

/** A question with its true sums (which decide) and its published numbers (which are printed). */
export interface CountedQuestion {
  readonly tally: QuestionTally;
  readonly published: Pick<QuestionResult, 'answered' | 'cells'>;
}
