import type { CountedQuestion } from './countedQuestion.ts';
import type { BasketQuestion, MultipleQuestion, Option, RankingQuestion } from '../question.ts';
import type { UpgradeItem, UpgradeOutcome } from './result.ts';
import { voteFlag, type LegalEffects } from '../vote/voteFlag.ts';

interface Placed {
  readonly option: Option;
  readonly costFen: number;
  readonly chosen: number;
  readonly points: number;
}

/** Better first: points or approvals, then cheaper, then option id: the tie rule `cheaper-first`. */
function comparePlaces(first: Placed, second: Placed): number {
  if (first.points !== second.points) return second.points - first.points;
  if (first.costFen !== second.costFen) return first.costFen - second.costFen;
  return first.option.optionId < second.option.optionId ? -1 : 1;
}

/**
 * 提升类: options in order of approvals (a ranking: Borda points), equal ones cheaper first and then by option id;
 * each is taken if it still fits the money left, a dearer one that does not fit lets cheaper ones behind it pass.
 * What nobody chose is not built. The money is the question's own budget, at most `leftFen`.
 */
export function upgradeOutcome(
  { tally, published }: CountedQuestion,
  question: BasketQuestion | MultipleQuestion | RankingQuestion,
  legalEffects: LegalEffects,
  leftFen: number,
): UpgradeOutcome {
  const ranking = question.type === 'ranking';
  const budgetFen = question.type === 'basket' ? Math.min(question.budgetFen, leftFen) : leftFen;
  const placed = question.options.map((option): Placed => {
    const chosen = tally.chosen.get(option.optionId) ?? 0;
    const points = ranking ? (tally.points.get(option.optionId) ?? 0) : chosen;
    return { option, costFen: option.costFen ?? 0, chosen, points };
  });
  let spentFen = 0;
  const items = placed.sort(comparePlaces).map(({ option, costFen, chosen, points }): UpgradeItem => {
    const approvals = published.cells.filter((cell) => cell.optionId === option.optionId)[0]?.count ?? null;
    const fits = spentFen + costFen <= budgetFen;
    if (chosen > 0 && fits) spentFen += costFen;
    return {
      optionId: option.optionId,
      label: option.label,
      costFen,
      approvals,
      ...(ranking ? { points: approvals === null ? null : points } : {}),
      decision: chosen === 0 ? 'not-chosen' : fits ? 'included' : 'over-budget',
      ...voteFlag(option.optionId, legalEffects),
    };
  });
  return { kind: 'upgrade', budgetFen, spentFen, items };
}
