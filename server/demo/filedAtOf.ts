import type { WorkingCalendar } from '../../shared/complaint/workingTime.ts';
import { chinaHour } from './chinaDay.ts';
import type { DemoComplaint } from './complaintStory.ts';
import { workingDayBefore } from './officeHours.ts';

const MINUTE = 60_000;

/**
 * When it was filed, in milliseconds since 1970 UTC and never after the loading: in the morning, several of one day minutes
 * apart. Residents file on any day; whoever writes down what he heard is at work.
 */
export function filedAtOf(
  calendar: WorkingCalendar,
  { filed, from, text }: Pick<DemoComplaint, 'filed' | 'from' | 'text'>,
  loadedAt: number,
): number {
  const daysBefore = (days: number): number => chinaHour(loadedAt, -days, 0);
  const workingDay = (at: number, days: number): number => workingDayBefore(calendar, at, days);
  const isHeard = typeof from === 'object';
  const day =
    'workingDaysAgo' in filed
      ? workingDay(loadedAt, filed.workingDaysAgo)
      : isHeard
        ? workingDay(daysBefore(filed.daysAgo), 0)
        : daysBefore(filed.daysAgo);
  return Math.min(chinaHour(day, 0, 9) + text.length * MINUTE, loadedAt);
}
