import type { BasketQuestion } from '../../../../shared/round/question.ts';

/** What a basket costs so far, in whole fen; `leftFen` is never negative in a basket made here. */
export interface BasketBudget {
  readonly budgetFen: number;
  readonly spentFen: number;
  readonly leftFen: number;
  /** Options not in the basket that no longer fit. */
  readonly tooDear: readonly string[];
}

/** Adds up a basket and tells which of the other options would go over the budget. */
export function basketBudget(question: BasketQuestion, picked: readonly string[]): BasketBudget {
  const { budgetFen, options } = question;
  const spentFen = options
    .filter(({ optionId }) => picked.includes(optionId))
    .reduce((sum, { costFen }) => sum + (costFen ?? 0), 0);
  const leftFen = budgetFen - spentFen;
  const tooDear = options
    .filter(({ optionId, costFen }) => !picked.includes(optionId) && (costFen ?? 0) > leftFen)
    .map(({ optionId }) => optionId);
  return { budgetFen, spentFen, leftFen, tooDear };
}
