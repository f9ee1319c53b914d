import type { Clock } from '../../server/clock.ts';

/** A clock that runs like the machine's from a moment of the test's choosing, and that a test can put forward. */
export interface TestClock extends Clock {
  /** Puts the clock forward by so many milliseconds. */
  forward(ms: number): void;
}

/** Runs from `start` (milliseconds since 1970 UTC): sockets and timers wait for real time, rules for this. */
export function testClock(start: number): TestClock {
  const began = performance.now();
  let ahead = 0;
  return {
    now: () => Math.floor(start + ahead + performance.now() - began),
    forward: (ms) => void (ahead += ms),
  };
}
