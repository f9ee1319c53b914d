import { chinaDayOf, startOfChinaDay } from '../chinaTime.ts';

/**
 * Which days are worked, as data: the State Council's yearly notices name the weekdays that are off and the weekend days
 * that are worked (调休). Days are `YYYY-MM-DD` in China time. A year without a notice counts weekends only.
 */
export interface WorkingCalendar {
  readonly daysOff: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
  readonly announcedYears: ReadonlySet<number>;
}

/** A moment in the future, and whether it rests on a year whose holidays nobody has announced. */
export interface WorkingMoment {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly provisional: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** True on a day that is worked: a weekday that is not a holiday, or a weekend day worked instead of one. */
export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return calendar.makeUpDays.has(day);
  return !calendar.daysOff.has(day);
}

/**
 * The first moment by which so many hours have run since `from`. Hours run around the clock on days that are worked and
 * not at all on days off, so that 24 hours are one working day.
 */
export function addWorkingHours(calendar: WorkingCalendar, from: number, hours: number): WorkingMoment {
  let left = Math.round(hours * HOUR);
  let at = from;
  let provisional = false;
  for (;;) {
    const day = chinaDayOf(at);
    const next = startOfChinaDay(day) + DAY;
    if (!calendar.announcedYears.has(Number(day.slice(0, 4)))) provisional = true;
    if (isWorkingDay(calendar, day)) {
      if (left <= next - at) return { at: at + left, provisional };
      left -= next - at;
    } else if (left === 0) return { at, provisional };
    at = next;
  }
}

/** Hours of working days between two moments, as a fraction; 0 where the second is not later. */
export function workingHoursBetween(calendar: WorkingCalendar, from: number, to: number): number {
  let worked = 0;
  for (let at = from; at < to;) {
    const day = chinaDayOf(at);
    const next = Math.min(startOfChinaDay(day) + DAY, to);
    if (isWorkingDay(calendar, day)) worked += next - at;
    at = next;
  }
  return worked / HOUR;
}
