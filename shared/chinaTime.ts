/** China has one time, UTC+8, without summer time since 1992. */
const CHINA = 8 * 3_600_000;

/** The wall clock in China at a moment (milliseconds since 1970 UTC), as ISO 8601 without its zone. */
const wallClock = (at: number): string => new Date(at + CHINA).toISOString();

/** The day in China, `YYYY-MM-DD`, on which a moment (milliseconds since 1970 UTC) falls. */
export function chinaDayOf(at: number): string {
  return wallClock(at).slice(0, 10);
}

/** The minute in China, `YYYY-MM-DD HH:MM`, in which a moment (milliseconds since 1970 UTC) falls. */
export function chinaMinuteOf(at: number): string {
  return wallClock(at).slice(0, 16).replace('T', ' ');
}

/** The moment at which a day in China (`YYYY-MM-DD`) begins. */
export function startOfChinaDay(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`) - CHINA;
}
