import type {
  SatisfactionScore,
  SatisfactionStanding,
} from '../../../shared/round/satisfaction/satisfaction.ts';
import { countText, permilleText } from '../words/numbers.ts';

const STANDING_WORDS: Readonly<Record<SatisfactionStanding, string>> = {
  ranked: '',
  insufficient: '样本不足，不参加排名',
  withheld: '户数太少，按小格保护不公布',
};

/** 713 → `71.3`. */
function tenthsText(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** `71.3 ±4.2`; a score that is withheld says so. */
export function scoreText({ scoreTenths, halfWidthTenths }: SatisfactionScore): string {
  if (scoreTenths === null) return '不公布';
  return `${tenthsText(scoreTenths)}${halfWidthTenths === null ? '' : ` ±${tenthsText(halfWidthTenths)}`}`;
}

/** The score in a sentence: points, error, how many households of how many, and whether it may be ranked. */
export function scoreSentence(score: SatisfactionScore): string {
  const { scoreTenths, halfWidthTenths, n, households, ratePermille, standing } = score;
  if (scoreTenths === null || n === null) return STANDING_WORDS.withheld;
  const error = halfWidthTenths === null ? '' : `，上下误差 ${tenthsText(halfWidthTenths)} 分`;
  const few = standing === 'ranked' ? '' : `，${STANDING_WORDS[standing]}`;
  return `${tenthsText(scoreTenths)} 分${error}，${countText(n)}/${countText(households)} 户打分（${permilleText(ratePermille)}）${few}`;
}

/** Points, error, households that marked, households asked, what to know: the cells of a table file. */
export function scoreCells({
  scoreTenths,
  halfWidthTenths,
  n,
  households,
  standing,
}: SatisfactionScore): readonly (string | number)[] {
  return [
    scoreTenths === null ? '' : tenthsText(scoreTenths),
    halfWidthTenths === null ? '' : tenthsText(halfWidthTenths),
    n ?? '',
    households,
    STANDING_WORDS[standing],
  ];
}
