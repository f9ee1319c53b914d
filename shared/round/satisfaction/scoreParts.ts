import { isAsked } from '../counting/questionScope.ts';
import type { CountedAnswer } from '../response.ts';
import type { RollHousehold } from '../roll.ts';
import type { RoundTerms } from '../round.ts';
import { SATISFACTION_DIMENSIONS, type SatisfactionDimension } from './satisfactionDimension.ts';
import { markOf, satisfactionItems, type SatisfactionItem } from './satisfactionItems.ts';
import { ScoreSums } from './satisfactionScore.ts';

/** A household of the roll with what of it is counted; `counted` is empty where it has not answered. */
export interface AnsweredHousehold {
  readonly roll: RollHousehold;
  readonly answered: boolean;
  readonly counted: readonly CountedAnswer[];
}

/** The running sums over some of the items, named by what they are about. */
export interface ScorePart<Key> {
  readonly key: Key;
  readonly items: readonly SatisfactionItem[];
  readonly sums: ScoreSums;
  households: number;
}

function partOver<Key>(
  key: Key,
  items: readonly SatisfactionItem[],
  households: readonly AnsweredHousehold[],
): ScorePart<Key> {
  const part: ScorePart<Key> = { key, items, sums: new ScoreSums(), households: 0 };
  for (const { roll, answered, counted } of households) {
    const asked = items.filter(({ question }) => isAsked(question, roll.unitId));
    if (asked.length === 0) continue;
    part.households += 1;
    if (!answered) continue;
    const marks: number[] = [];
    for (const item of asked) {
      const mark = markOf(item, counted);
      if (mark !== undefined) marks.push(mark);
    }
    part.sums.add(marks);
  }
  return part;
}

/** What of a round is scored: the whole, each dimension that is asked about in their fixed order, each item. */
export interface ScoreParts {
  readonly whole: ScorePart<'whole'>;
  readonly dimensions: readonly ScorePart<SatisfactionDimension>[];
  readonly items: readonly ScorePart<SatisfactionItem>[];
}

/** The sums of everything that is marked 1–5 over the households of the roll; undefined where nothing is. */
export function scoreParts(
  { questions }: Pick<RoundTerms, 'questions'>,
  households: readonly AnsweredHousehold[],
): ScoreParts | undefined {
  const items = satisfactionItems(questions);
  if (items.length === 0) return undefined;
  const dimensions = SATISFACTION_DIMENSIONS.map((name) => {
    const own = items.filter(({ dimension }) => dimension === name);
    return partOver(name, own, households);
  }).filter((part) => part.items.length > 0);
  return {
    whole: partOver('whole', items, households),
    dimensions,
    items: items.map((item) => partOver(item, [item], households)),
  };
}
