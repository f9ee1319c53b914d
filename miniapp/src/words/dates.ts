const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The wall clock in China of an ISO 8601 time; WeChat's old engines have no Intl. */
function chinaClock(at: string): Date {
  return new Date(Date.parse(at) + CHINA_OFFSET_MS);
}

/** `2025-04-10` or an ISO time → `2025年4月10日` in China time; an unreadable one is given back as it is. */
export function dateText(at: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(at);
  if (day !== null) return `${day[1]}年${Number(day[2])}月${Number(day[3])}日`;
  const clock = chinaClock(at);
  if (Number.isNaN(clock.getTime())) return at;
  return `${clock.getUTCFullYear()}年${clock.getUTCMonth() + 1}月${clock.getUTCDate()}日`;
}

/** `2025年4月10日 09:05` in China time. */
export function timeText(at: string): string {
  const clock = chinaClock(at);
  if (Number.isNaN(clock.getTime())) return at;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${dateText(at)} ${two(clock.getUTCHours())}:${two(clock.getUTCMinutes())}`;
}

/** Seconds since 1970, as ledger leaves carry them (rounded to ten minutes). */
export function leafTimeText(seconds: number): string {
  return timeText(new Date(seconds * 1_000).toISOString());
}

/** `还有 3 天`, `今天截止`, `已截止`: whole calendar days in China time until `at`. */
export function untilText(at: string, now: number): string {
  const end = Date.parse(at);
  if (Number.isNaN(end)) return at;
  if (end <= now) return '已截止';
  const day = (time: number): number => Math.floor((time + CHINA_OFFSET_MS) / 86_400_000);
  const days = day(end) - day(now);
  return days === 0 ? '今天截止' : `还有 ${days} 天`;
}

/**
 * `11月27日 17:00` in China time; with the year when it is not that of `now` (ms since 1970). Midnight is the end of a
 * day: 11月27日 24:00.
 */
export function deadlineText(at: string, now: number): string {
  const text = timeText(at);
  if (text.endsWith(' 00:00')) {
    const minuteBefore = new Date(Date.parse(at) - 60_000).toISOString();
    return deadlineText(minuteBefore, now).replace(/23:59$/, '24:00');
  }
  const year = `${chinaClock(new Date(now).toISOString()).getUTCFullYear()}年`;
  return text.startsWith(year) ? text.slice(year.length) : text;
}
