import chineseDays from 'chinese-days';
import type { WorkingCalendar } from '../../shared/complaint/workingTime.ts';

/** The notices of the State Council's General Office that were compared with the library's days, by year. */
export const HOLIDAY_NOTICES: Readonly<Record<number, string>> = {
  2025: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
  2026: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
};

/** Clocks of complaints do not run before the first, and are not set beyond the last. */
const FIRST_YEAR = 2025;
const LAST_YEAR = 2040;
const DAY = 86_400_000;

/**
 * The days that are worked in China, from the library `chinese-days`. A year for which it knows no holiday has not been
 * announced (notices come out in the autumn before): its weekends are off and its deadlines are provisional, until the
 * library has been brought up to date.
 */
export function chineseCalendar(): WorkingCalendar {
  const daysOff = new Set<string>();
  const makeUpDays = new Set<string>();
  const announcedYears = new Set<number>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    if (chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0)
      announcedYears.add(year);
  }
  for (let at = Date.UTC(FIRST_YEAR, 0, 1); at < Date.UTC(LAST_YEAR + 1, 0, 1); at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
    if (isWeekend === chineseDays.isWorkday(day)) (isWeekend ? makeUpDays : daysOff).add(day);
  }
  return { daysOff, makeUpDays, announcedYears };
}
