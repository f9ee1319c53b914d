import type { RoundView } from '../../../shared/round/roundView.ts';
import { instantOf } from '../words/chinaClock.ts';

/** Clocks of phones run fast; a visit a little ahead of the device's own clock is still "now". */
const AHEAD_MS = 120_000;

/** What is wrong with the time of a visit (wall clock in China), in words, or undefined. */
export function visitTimeFault(
  clock: string,
  round: Pick<RoundView, 'opensAt' | 'closesAt'>,
  now: number,
): string | undefined {
  const instant = instantOf(clock);
  if (instant === undefined) return '请填写日期和时间';
  const at = Date.parse(instant);
  if (at > now + AHEAD_MS) return '时间还没有到，请填写实际的时间';
  if (at < Date.parse(round.opensAt)) return '早于征集开始的时间';
  return at > Date.parse(round.closesAt) ? '晚于征集截止的时间' : undefined;
}
