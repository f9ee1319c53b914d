const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Milliseconds since 1970 → the wall clock in China to the minute, `2026-05-06T14:30`, as a time field holds it. */
export function chinaClock(at: number): string {
  return new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 16);
}

/** The wall clock in China → ISO 8601 UTC, or undefined when it is not a whole day and time. */
export function instantOf(clock: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(clock)) return undefined;
  const at = Date.parse(`${clock.slice(0, 16)}:00.000Z`) - CHINA_OFFSET_MS;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
