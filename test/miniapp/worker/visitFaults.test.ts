import { visitTimeFault } from '../../../miniapp/src/worker/visitFaults.ts';

const round = { opensAt: '2026-05-01T01:00:00Z', closesAt: '2026-05-20T10:00:00Z' };
const now = Date.parse('2026-05-10T06:30:00Z');

test.each([
  ['2026-05-10T14:30', undefined],
  ['2026-05-10T14:31', undefined],
  ['2026-05-10T14:40', '时间还没有到，请填写实际的时间'],
  ['2026-05-01T08:59', '早于征集开始的时间'],
  ['2026-05-01T09:00', undefined],
  ['', '请填写日期和时间'],
])('at 14:30 in China, a visit at %j: %s', (clock, fault) => {
  expect(visitTimeFault(clock, round, now)).toBe(fault);
});

test('a visit after the close is told at the field', () => {
  const later = Date.parse('2026-05-25T00:00:00Z');
  expect(visitTimeFault('2026-05-20T18:01', round, later)).toBe('晚于征集截止的时间');
  expect(visitTimeFault('2026-05-20T18:00', round, later)).toBeUndefined();
});
