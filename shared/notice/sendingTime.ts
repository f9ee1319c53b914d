import { chinaDayOf, startOfChinaDay } from '../chinaTime.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** 示例默认: nobody's telephone rings between 22:00 and 7:00 China time. */
const QUIET_FROM_HOUR = 22;
const QUIET_UNTIL_HOUR = 7;
/** 示例默认: a household hears from us once an hour at most; what comes meanwhile is told together. */
export const MESSAGE_PAUSE_MS = HOUR;

/** When a message may go out that is ready at `now` (milliseconds since 1970 UTC): at once, or at seven in the morning. */
export function sendingTime(now: number): number {
  const midnight = startOfChinaDay(chinaDayOf(now));
  const hour = (now - midnight) / HOUR;
  if (hour >= QUIET_FROM_HOUR) return midnight + DAY + QUIET_UNTIL_HOUR * HOUR;
  return hour < QUIET_UNTIL_HOUR ? midnight + QUIET_UNTIL_HOUR * HOUR : now;
}
