import { chinaDayOf, startOfChinaDay } from '../../shared/chinaTime.ts';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** That hour of the day, in China, `days` after the day of the moment (negative: before). */
export function chinaHour(at: number, days: number, hour: number): number {
  return startOfChinaDay(chinaDayOf(at)) + days * DAY + hour * HOUR;
}
