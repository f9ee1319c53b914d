import type { Question } from '../../shared/round/question.ts';
import type { NaiveHousehold } from './naiveHousehold.ts';

/** One score: how many households marked it, their mean in exact tenths, the half width of its interval in points. */
export interface NaiveScore {
  readonly n: number;
  readonly tenths: number;
  readonly halfWidth: number;
}

/** The marks a household gives to what is asked about; `rowId` undefined is the question itself. */
function marksOf(
  { questions }: NaiveHousehold,
  wanted: readonly { question: Question; rowId?: string }[],
): number[] {
  return wanted.flatMap(({ question, rowId }) => {
    const value = questions.find((one) => one.question === question)?.value;
    if (typeof value === 'number') return [value];
    if (rowId === undefined || typeof value !== 'object' || value === null) return [];
    const mark = new Map(Object.entries(value)).get(rowId) as unknown;
    return typeof mark === 'number' ? [mark] : [];
  });
}

/** Domain.md "Satisfaction" with whole numbers of any size for the mean, and the textbook formula for the interval. */
export function naiveScore(
  households: readonly NaiveHousehold[],
  wanted: readonly { question: Question; rowId?: string }[],
  asked: number,
): NaiveScore {
  const marked = households
    .filter(({ state }) => state === 'answered')
    .map((household) => marksOf(household, wanted))
    .filter((marks) => marks.length > 0);
  const n = marked.length;
  if (n === 0) return { n, tenths: 0, halfWidth: 0 };
  // 5040 is a multiple of every number of items up to ten.
  const shares = marked.map(
    (marks) => marks.reduce((sum, mark) => sum + 25n * BigInt(mark - 1), 0n) * (5040n / BigInt(marks.length)),
  );
  const total = shares.reduce((sum, share) => sum + share, 0n);
  const tenths = Number((10n * total) / (5040n * BigInt(n)));
  const points = shares.map((share) => Number(share) / 5040);
  const mean = points.reduce((sum, point) => sum + point, 0) / n;
  const spread = points.reduce((sum, point) => sum + (point - mean) ** 2, 0) / Math.max(1, n - 1);
  const correction = asked > 1 ? Math.sqrt((asked - n) / (asked - 1)) : 0;
  return { n, tenths, halfWidth: 1.96 * Math.sqrt(spread / n) * correction };
}
