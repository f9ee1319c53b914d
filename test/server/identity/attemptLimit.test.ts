import { attemptLimit } from '../../../server/identity/attemptLimit.ts';

it('after so many wrong guesses one waits for the end of the window', () => {
  let now = 1_000_000;
  const limit = attemptLimit({ attempts: 2, windowMs: 60_000, clock: { now: () => now } });
  expect([limit.take('a').allowed, limit.take('a').allowed]).toEqual([true, true]);
  now += 15_500;
  expect(limit.take('a')).toEqual({ allowed: false, retryAfterSeconds: 45 });
  expect(limit.take('b').allowed).toBe(true);
  now += 44_500;
  expect(limit.take('a').allowed).toBe(true);
});

it('a right guess costs nothing', () => {
  const limit = attemptLimit({ attempts: 1, windowMs: 60_000, clock: { now: () => 0 } });
  for (let time = 0; time < 5; time += 1) {
    expect(limit.take('a').allowed).toBe(true);
    limit.giveBack('a');
  }
  limit.giveBack('a');
  expect(limit.take('a').allowed).toBe(true);
  expect(limit.take('a').allowed).toBe(false);
});
