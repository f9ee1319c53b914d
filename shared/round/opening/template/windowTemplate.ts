const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** China has one time zone and no summer time. */
const CHINA = 8 * HOUR;

function chinaTime(now: number, days: number, hour: number): string {
  const midnight = Math.floor((now + CHINA) / DAY) * DAY - CHINA;
  return new Date(midnight + days * DAY + hour * HOUR).toISOString();
}

/** From nine in the morning, `startsIn` days ahead, until six in the evening `days` days later, in China. */
export function windowTemplate(
  now: number,
  startsIn: number,
  days: number,
): { readonly opensAt: string; readonly closesAt: string } {
  return { opensAt: chinaTime(now, startsIn, 9), closesAt: chinaTime(now, startsIn + days, 18) };
}
