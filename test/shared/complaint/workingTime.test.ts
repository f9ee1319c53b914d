import fc from 'fast-check';
import { addWorkingHours, isWorkingDay, workingHoursBetween } from '../../../shared/complaint/workingTime.ts';
import { chinaDayOf, startOfChinaDay } from '../../../shared/chinaTime.ts';
import { chineseCalendar, HOLIDAY_NOTICES } from '../../../server/complaint/workingCalendar.ts';

const calendar = chineseCalendar();
const china = (words: string): number => Date.parse(`${words.replace(' ', 'T')}:00+08:00`);

/** As the notices print them: 国办发明电〔2024〕12号 and 国办发明电〔2025〕7号, written out by hand. */
const NOTICES = {
  2025: {
    off: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

test.each(Object.entries(NOTICES))('every day of %s is worked or off as the notice says', (year, notice) => {
  expect(Object.keys(HOLIDAY_NOTICES)).toContain(year);
  for (const day of daysOf(Number(year))) {
    const short = day.slice(5);
    const weekend = [0, 6].includes(new Date(day).getUTCDay());
    const off = notice.off.some(([first = '', last = '']) => first <= short && short <= last);
    const worked = notice.worked.includes(short) || (!weekend && !off);
    expect([day, isWorkingDay(calendar, day)]).toEqual([day, worked]);
  }
});

test('2027 is not announced: weekends are off, everything else is worked, and it is said to be provisional', () => {
  expect([...calendar.announcedYears]).toEqual([2025, 2026]);
  for (const day of daysOf(2027))
    expect(isWorkingDay(calendar, day)).toBe(![0, 6].includes(new Date(day).getUTCDay()));
  expect(addWorkingHours(calendar, china('2026-12-30 10:00'), 24)).toEqual({
    at: china('2026-12-31 10:00'),
    provisional: false,
  });
  // 2027-01-01 is a Friday and certainly a holiday, but nobody has said so yet.
  expect(addWorkingHours(calendar, china('2026-12-31 10:00'), 24)).toEqual({
    at: china('2027-01-01 10:00'),
    provisional: true,
  });
});

/** Worked out with a pencil over the notices: from, hours, until. */
const BY_HAND: readonly (readonly [string, number, string, string])[] = [
  ['2025-03-05 09:00', 24, '2025-03-06 09:00', '周三到周四'],
  ['2025-03-07 18:00', 24, '2025-03-10 18:00', '周五晚到下周一，周末不计'],
  ['2025-03-08 12:00', 4, '2025-03-10 04:00', '周六提交，从周一零点算起'],
  ['2025-01-24 10:00', 24, '2025-01-26 10:00', '春节前的周日 1 月 26 日上班'],
  ['2025-01-27 10:00', 24, '2025-02-05 10:00', '2025 年春节 8 天不计'],
  ['2025-01-27 10:00', 72, '2025-02-07 10:00', '春节后三个工作日'],
  ['2025-02-07 10:00', 24, '2025-02-08 10:00', '2 月 8 日周六补班'],
  ['2025-02-08 10:00', 24, '2025-02-10 10:00', '补班的周六之后是周日'],
  ['2025-04-30 20:00', 24, '2025-05-06 20:00', '劳动节 5 天不计'],
  ['2025-09-26 09:00', 48, '2025-09-29 09:00', '9 月 28 日周日上班'],
  ['2025-09-30 15:00', 24, '2025-10-09 15:00', '国庆、中秋 8 天不计'],
  ['2025-10-10 15:00', 24, '2025-10-11 15:00', '10 月 11 日周六补班'],
  ['2025-10-11 15:00', 24, '2025-10-13 15:00', '周日不计'],
  ['2025-12-31 12:00', 24, '2026-01-04 12:00', '元旦三天不计，1 月 4 日周日上班'],
  ['2026-02-13 09:00', 48, '2026-02-24 09:00', '2 月 14 日周六上班，春节 9 天不计'],
  ['2026-02-14 23:00', 2, '2026-02-24 01:00', '除夕前一天还剩一小时'],
  ['2026-02-27 09:00', 24, '2026-02-28 09:00', '2 月 28 日周六补班'],
  ['2026-05-08 09:00', 48, '2026-05-11 09:00', '5 月 9 日周六补班，周日不计'],
  ['2026-06-18 09:00', 24, '2026-06-22 09:00', '端午三天'],
  ['2026-09-18 09:00', 48, '2026-09-21 09:00', '9 月 20 日周日上班，周六不计'],
  ['2026-09-24 09:00', 24, '2026-09-28 09:00', '中秋三天'],
  ['2026-09-30 09:00', 72, '2026-10-10 09:00', '国庆 7 天不计，10 月 10 日周六上班'],
];

test.each(BY_HAND)('%s and %d hours: %s（%s）', (from, hours, until) => {
  expect(addWorkingHours(calendar, china(from), hours)).toEqual({ at: china(until), provisional: false });
});

test('a deadline that falls on midnight is the end of its working day, not the next day at work', () => {
  expect(addWorkingHours(calendar, china('2025-03-07 00:00'), 24).at).toBe(china('2025-03-08 00:00'));
  expect(workingHoursBetween(calendar, china('2025-03-07 00:00'), china('2025-03-10 00:00'))).toBe(24);
});

test('a day in China begins at 16:00 UTC of the day before', () => {
  expect(chinaDayOf(Date.parse('2026-02-14T15:59:59.999Z'))).toBe('2026-02-14');
  expect(chinaDayOf(Date.parse('2026-02-14T16:00:00.000Z'))).toBe('2026-02-15');
  expect(startOfChinaDay('2026-02-15')).toBe(Date.parse('2026-02-14T16:00:00.000Z'));
});

test('as many hours lie between as were added, minute by minute or by the formula', () => {
  const minute = 60_000;
  const start = fc.integer({
    min: china('2025-01-01 00:00') / minute,
    max: china('2026-10-20 00:00') / minute,
  });
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 240 * 60 }), (from, minutes) => {
      const { at } = addWorkingHours(calendar, from * minute, minutes / 60);
      expect(Math.round(workingHoursBetween(calendar, from * minute, at) * 60)).toBe(minutes);
      let slow = from;
      for (let left = minutes; left > 0; slow += 1)
        if (isWorkingDay(calendar, chinaDayOf(slow * minute))) left -= 1;
      expect(Math.round(at / minute)).toBe(slow);
    }),
    { numRuns: 60 },
  );
});
