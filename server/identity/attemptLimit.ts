import type { Clock } from '../clock.ts';

/** Counts guesses per key in a fixed window, in this process only. */
export interface AttemptLimit {
  /** Takes one attempt; otherwise the whole seconds until the next is allowed. Taken before looking, so that parallel guesses count too. */
  take(
    key: string,
  ): { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };
  /** Gives back what a right guess took. */
  giveBack(key: string): void;
}

const MOST_KEYS = 50_000;

/** Makes a limit of so many attempts per window. */
export function attemptLimit(options: {
  readonly attempts: number;
  readonly windowMs: number;
  readonly clock: Clock;
}): AttemptLimit {
  const { attempts, windowMs, clock } = options;
  const windows = new Map<string, { readonly endsAt: number; readonly used: number }>();
  return {
    take(key) {
      const now = clock.now();
      const current = windows.get(key);
      const window = current && current.endsAt > now ? current : { endsAt: now + windowMs, used: 0 };
      if (window.used >= attempts) {
        return { allowed: false, retryAfterSeconds: Math.ceil((window.endsAt - now) / 1000) };
      }
      // Put at the end: the map's order is then the order in which windows were last used.
      windows.delete(key);
      windows.set(key, { ...window, used: window.used + 1 });
      if (windows.size > MOST_KEYS) windows.delete(windows.keys().next().value ?? key);
      return { allowed: true };
    },
    giveBack(key) {
      const window = windows.get(key);
      if (window) windows.set(key, { ...window, used: Math.max(0, window.used - 1) });
    },
  };
}
