import type { Clock } from '../clock.ts';

/** A clock that stands where the story being told stands; it never runs by itself. */
export interface StoryClock extends Clock {
  set(at: number): void;
}

/** Starts at the given moment (milliseconds since 1970 UTC). */
export function storyClock(start: number): StoryClock {
  let at = start;
  return { now: () => at, set: (moment) => (at = moment) };
}
