import { chinaClock, instantOf } from '../../../miniapp/src/words/chinaClock.ts';

test('the wall clock is China’s whatever the phone’s own zone is', () => {
  expect(chinaClock(Date.parse('2026-05-06T16:30:00Z'))).toBe('2026-05-07T00:30');
});

test('what is read from the clock is the same instant', () => {
  expect(instantOf('2026-05-07T00:30')).toBe('2026-05-06T16:30:00.000Z');
});

test.each(['', '2026-05-07', '2026-13-01T00:00', 'T10:00'])('%j is no time', (clock) => {
  expect(instantOf(clock)).toBeUndefined();
});
