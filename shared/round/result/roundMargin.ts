import type { DisputedHousehold } from '../counting/disputedAnswers.ts';
import type { Margin, RateLines } from './result.ts';
import type { RoundCount } from '../counting/roundCount.ts';
import { countedInRate, roundRate } from '../counting/roundRate.ts';
import { strictRate } from '../counting/solicitationRate.ts';

/** The rate with disputed answers out, which is the line that counts, and in. */
export function rateLines(count: RoundCount): RateLines {
  const { states, households } = count;
  const answered = countedInRate(count);
  return {
    without: { official: roundRate(count), strict: strictRate(answered, households) },
    with: { official: roundRate(count, 'in'), strict: strictRate(answered + states.disputed, households) },
  };
}

function marginSentence(households: number, turning: readonly string[]): string {
  if (households === 0) return '现在没有还没处理的异议。';
  const open = `有 ${households} 户的答复有异议，还没有处理。`;
  return turning.length === 0
    ? `${open}就算这 ${households} 户全部倒向另一边，征集率是否达标、每一项的结果都不会变。`
    : `${open}如果这 ${households} 户全部倒向另一边，可能会变的有：${turning.join('、')}。`;
}

/** Would the result survive if every disputed answer fell the other way? `unsure`: titles whose outcome may turn. */
export function roundMargin(
  { without, with: within }: RateLines,
  disputed: readonly DisputedHousehold[],
  unsure: readonly string[],
): Margin {
  const rateSurvives = without.official.met === within.official.met;
  const titles = unsure.map((title) => `“${title}”`);
  const turning = rateSurvives ? titles : ['征集率是否达标'].concat(titles);
  return {
    households: disputed.length,
    rateSurvives,
    unsure,
    sentence: marginSentence(disputed.length, turning),
  };
}
