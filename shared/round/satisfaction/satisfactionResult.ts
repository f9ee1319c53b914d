import { isSmallScope } from '../result/publishedCells.ts';
import type { RoundTerms } from '../round.ts';
import {
  EXAMPLE_SATISFACTION_LIMITS,
  type DimensionScore,
  type ItemScore,
  type SatisfactionResult,
} from './satisfaction.ts';
import { SATISFACTION_DIMENSION_WORDS } from './satisfactionDimension.ts';
import { satisfactionScore } from './satisfactionScore.ts';
import { scoreParts, type AnsweredHousehold, type ScorePart } from './scoreParts.ts';

/** Some households, and too few of them, marked this, or marked something else and left this out. */
function isTelling(
  { sums, households, items }: ScorePart<unknown>,
  whole: ScorePart<unknown>,
  k: number,
): boolean {
  const rest = whole.sums.n - sums.n;
  const tooFew = (count: number): boolean => count > 0 && count < k;
  return (
    tooFew(sums.n) ||
    tooFew(rest) ||
    items.some(({ question }) =>
      isSmallScope({ question, households, answered: sums.n }, whole.households, k),
    )
  );
}

/** With one part alone withheld, the whole and the others would give it away: the part of fewest marks goes too. */
function withCompanion<Key>(withheld: readonly ScorePart<Key>[], parts: readonly ScorePart<Key>[]): Key[] {
  const shown = parts.filter((part) => withheld.indexOf(part) < 0);
  const fewest = shown.sort((first, second) => first.sums.n - second.sums.n)[0];
  const hidden = withheld.length === 1 && fewest !== undefined ? withheld.concat(fewest) : withheld;
  return hidden.map(({ key }) => key);
}

/**
 * 效果评价 over the households of the roll (domain rules "Satisfaction"): the whole, the dimensions, the items. No score
 * that rests on fewer than k households, none that such a one could be computed from. Undefined where nothing is
 * marked 1–5.
 */
export function satisfactionResult(
  { questions, rule }: Pick<RoundTerms, 'questions' | 'rule'>,
  households: readonly AnsweredHousehold[],
): SatisfactionResult | undefined {
  const parts = scoreParts({ questions }, households);
  if (parts === undefined) return undefined;
  const { whole, items: itemParts, dimensions: dimensionParts } = parts;
  const { smallCellK: k, satisfaction: limits = EXAMPLE_SATISFACTION_LIMITS } = rule;

  const hiddenItems = withCompanion(
    itemParts.filter((part) => isTelling(part, whole, k)),
    itemParts,
  );
  const hiddenDimensions = withCompanion(
    dimensionParts.filter(
      (part) => isTelling(part, whole, k) || part.items.some((item) => hiddenItems.indexOf(item) >= 0),
    ),
    dimensionParts,
  );
  // The only item of a dimension that is withheld is that dimension.
  for (const { key, items: own } of dimensionParts) {
    if (own.length === 1 && hiddenDimensions.indexOf(key) >= 0) hiddenItems.push(...own);
  }

  return {
    overall: satisfactionScore(whole.sums, whole.households, limits, k),
    dimensions: dimensionParts.map((part): DimensionScore => ({
      dimension: part.key,
      ...SATISFACTION_DIMENSION_WORDS[part.key],
      ...satisfactionScore(part.sums, part.households, limits, k, hiddenDimensions.indexOf(part.key) >= 0),
    })),
    items: itemParts.map(({ key, sums, households: asked }): ItemScore => ({
      questionId: key.question.questionId,
      ...(key.rowId === undefined ? {} : { rowId: key.rowId }),
      label: key.label,
      ...(key.dimension === undefined ? {} : { dimension: key.dimension }),
      ...satisfactionScore(sums, asked, limits, k, hiddenItems.indexOf(key) >= 0),
    })),
    limits,
  };
}
