import {
  dateText,
  deadlineText,
  leafTimeText,
  timeText,
  untilText,
} from '../../../miniapp/src/words/dates.ts';

describe('dates in China time', () => {
  test('a date of a plan is read as written', () => {
    expect(dateText('2025-04-10')).toBe('2025年4月10日');
  });

  test('an evening in UTC is the next day in China', () => {
    expect(timeText('2025-04-09T16:05:00Z')).toBe('2025年4月10日 00:05');
  });

  test('a leaf tells seconds since 1970', () => {
    expect(leafTimeText(1_763_683_200)).toBe('2025年11月21日 08:00');
  });

  test.each([
    ['2025-04-10T09:00:00Z', '4月10日 17:00'],
    // A clock of whole working days ends at midnight: that is the end of a day, not the beginning of the next.
    ['2025-04-10T16:00:00Z', '4月10日 24:00'],
    ['2025-12-31T16:00:00Z', '12月31日 24:00'],
    ['2026-01-01T16:00:00Z', '2026年1月1日 24:00'],
  ])('the deadline %s is said in 2025 as %s', (dueAt, text) => {
    expect(deadlineText(dueAt, Date.parse('2025-04-09T00:00:00Z'))).toBe(text);
  });

  test('what is not a date is given back', () => {
    expect([dateText('待定'), timeText('待定'), untilText('待定', 0)]).toEqual(['待定', '待定', '待定']);
  });

  test.each([
    ['2025-04-10T15:59:00Z', '今天截止'],
    ['2025-04-10T16:00:00Z', '还有 1 天'],
    ['2025-04-13T10:00:00Z', '还有 3 天'],
    ['2025-04-09T23:00:00Z', '已截止'],
  ])('seen on 10 April 08:00 in China, %s is %s', (closesAt, text) => {
    expect(untilText(closesAt, Date.parse('2025-04-10T00:00:00Z'))).toBe(text);
  });
});
