import Joi from 'joi';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const DAY = /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** Whether `YYYY-MM-DD` is a day that there is: `Date.parse` takes 31 February for the third of March. */
function isCalendarDay(day: string): boolean {
  const at = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** Whether a text is a moment with its zone, on a day that there is. */
export function isInstant(value: string): boolean {
  return INSTANT.test(value) && !Number.isNaN(Date.parse(value)) && isCalendarDay(value.slice(0, DAY_LENGTH));
}

const textThat = (isGood: (value: string) => boolean, pattern: RegExp): Joi.StringSchema =>
  Joi.string()
    .pattern(pattern)
    .custom((value: string, check) => (isGood(value) ? value : check.error('string.pattern.base')));

/** A day, `YYYY-MM-DD`. */
export const calendarDay = textThat(isCalendarDay, DAY);

/** A moment with its zone: weeks, days without a time and local times mean different moments to different readers. */
export const instant = textThat(isInstant, INSTANT);
