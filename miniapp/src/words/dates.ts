import { chinaDayOf, chinaMinuteOf, startOfChinaDay } from '../../../shared/chinaTime.ts';

/** `2025-04-10` or an ISO time → `2025年4月10日` in China time; an unreadable one is given back as it is. */
export function dateText(at: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(at);
  if (!isDay && Number.isNaN(Date.parse(at))) return at;
  const [year, month, day] = (isDay ? at : chinaDayOf(Date.parse(at))).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** `2025年4月10日 09:05` in China time. */
export function timeText(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : `${dateText(at)} ${chinaMinuteOf(time).slice(11)}`;
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
  const day = (time: number): number => startOfChinaDay(chinaDayOf(time));
  const days = (day(end) - day(now)) / 86_400_000;
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
  const year = `${chinaDayOf(now).slice(0, 4)}年`;
  return text.startsWith(year) ? text.slice(year.length) : text;
}
