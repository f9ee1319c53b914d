import { calendarDay, instant, isInstant } from '../../../server/http/calendarDay.ts';
import { exportQuery, listQuery, rateQuery } from '../../../server/complaint/complaintSchemas.ts';

// A day that there is not is refused where it is asked for: `Date.parse` would read it as another one.

const IMPOSSIBLE = [
  '2026-02-29',
  '2026-02-30',
  '2026-02-31',
  '2026-04-31',
  '2100-02-29',
  '2026-00-10',
  '2026-13-01',
];
const NO_DAYS = ['', '2026-2-3', '20260203', '2026-02-03T00:00:00Z', ' 2026-02-03', '２０２６-02-03'];

test.each([...IMPOSSIBLE, ...NO_DAYS])('%j is no day', (day) => {
  expect(calendarDay.validate(day).error).toBeDefined();
});

test.each(['2026-02-28', '2028-02-29', '2000-02-29', '2026-12-31', '2026-01-01'])('%s is a day', (day) => {
  expect(calendarDay.validate(day).error).toBeUndefined();
});

test.each(IMPOSSIBLE)('nor is there a moment on %s', (day) => {
  for (const time of ['T00:00Z', 'T23:59:59.999+08:00']) {
    expect(isInstant(day + time)).toBe(false);
    expect(instant.validate(day + time).error).toBeDefined();
  }
});

test('a moment has its zone and a time that there is', () => {
  for (const good of ['2028-02-29T00:00Z', '2026-03-01T07:59:59+08:00']) expect(isInstant(good)).toBe(true);
  for (const wrong of ['2026-03-01T07:59', '2026-03-01T24:30Z', '2026-03-01T07:60Z', '2026-03-01'])
    expect(isInstant(wrong)).toBe(false);
});

test.each([
  ['the list of complaints', listQuery],
  ['its table', exportQuery],
  ['the rates', rateQuery],
] as const)('%s is asked for by days that there are', (_name, query) => {
  for (const field of ['from', 'to']) {
    expect(query.validate({ [field]: '2026-02-31' }).error).toBeDefined();
    expect(query.validate({ [field]: '2026-02-28' }).error).toBeUndefined();
  }
});
