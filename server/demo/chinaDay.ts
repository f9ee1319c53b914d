const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** China keeps UTC+8 all year. */
const CHINA_OFFSET = 8 * HOUR;

/** Midnight in China of the day that holds this moment, in milliseconds since 1970 UTC. */
function chinaMidnight(at: number): number {
  return Math.floor((at + CHINA_OFFSET) / DAY) * DAY - CHINA_OFFSET;
}

/** That hour of the day, in China, `days` after the day of the moment (negative: before). */
export function chinaHour(at: number, days: number, hour: number): number {
  return chinaMidnight(at) + days * DAY + hour * HOUR;
}

/** `YYYY-MM-DD` in China. */
export function chinaDate(at: number): string {
  return new Date(at + CHINA_OFFSET).toISOString().slice(0, 10);
}
