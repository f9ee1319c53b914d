import type { Plan, PlanItem } from '../../../../shared/plan/plan.ts';
import type { Question } from '../../../../shared/round/question.ts';

/** The plan's items that a question is about: its own, or those that its options stand for. */
export function planItemsOf(question: Question, plan: Plan | undefined): readonly PlanItem[] {
  const ids =
    question.itemId !== undefined
      ? [question.itemId]
      : 'options' in question
        ? question.options.map(({ optionId }) => optionId)
        : [];
  return (plan?.items ?? []).filter(({ itemId }) => ids.includes(itemId));
}
