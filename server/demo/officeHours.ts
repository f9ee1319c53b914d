import { chinaDayOf, startOfChinaDay } from '../../shared/chinaTime.ts';
import { isWorkingDay, type WorkingCalendar } from '../../shared/complaint/workingTime.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Half past eight to half past five in China. */
const OPENS = 8.5 * HOUR;
const OFFICE_DAY = 9 * HOUR;

/**
 * The moment at which offices, firms and residents do what stands so many hours of working days (24 a day) after `from`:
 * within office hours of a working day, later hours later. Milliseconds since 1970 UTC.
 */
export function addOfficeTime(calendar: WorkingCalendar, from: number, hours: number): number {
  let left = (hours / 24) * OFFICE_DAY;
  for (let day = startOfChinaDay(chinaDayOf(from)); ; day += DAY) {
    if (!isWorkingDay(calendar, chinaDayOf(day))) continue;
    const begins = Math.max(from, day + OPENS);
    const ends = day + OPENS + OFFICE_DAY;
    if (begins + left <= ends) return begins + left;
    left -= Math.max(0, ends - begins);
  }
}

/** Midnight in China of the working day that lies so many working days before the last one that has begun. */
export function workingDayBefore(calendar: WorkingCalendar, at: number, workingDays: number): number {
  let left = workingDays;
  for (let day = startOfChinaDay(chinaDayOf(at)); ; day -= DAY) {
    if (!isWorkingDay(calendar, chinaDayOf(day))) continue;
    if (left === 0) return day;
    left -= 1;
  }
}
