import { chinaDayOf, startOfChinaDay } from '../../../chinaTime.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function chinaHour(now: number, days: number, hour: number): string {
  return new Date(startOfChinaDay(chinaDayOf(now)) + days * DAY + hour * HOUR).toISOString();
}

/** From nine in the morning, `startsIn` days ahead, until six in the evening `days` days later, in China. */
export function windowTemplate(
  now: number,
  startsIn: number,
  days: number,
): { readonly opensAt: string; readonly closesAt: string } {
  return { opensAt: chinaHour(now, startsIn, 9), closesAt: chinaHour(now, startsIn + days, 18) };
}
