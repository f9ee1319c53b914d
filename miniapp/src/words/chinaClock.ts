import { chinaMinuteOf, startOfChinaDay } from '../../../shared/chinaTime.ts';

/** Milliseconds since 1970 → the wall clock in China to the minute, `2026-05-06T14:30`, as a time field holds it. */
export function chinaClock(at: number): string {
  return chinaMinuteOf(at).replace(' ', 'T');
}

/** The wall clock in China → ISO 8601 UTC, or undefined when it is not a whole day and time. */
export function instantOf(clock: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(clock)) return undefined;
  const at = startOfChinaDay(clock.slice(0, 10)) + Date.parse(`1970-01-01${clock.slice(10, 16)}:00.000Z`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
