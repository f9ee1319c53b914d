import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse } from '../../shared/refusal.ts';
import { addressBlock } from './addressBlock.ts';
import type { Caller } from './caller.ts';
import { Refused } from './refused.ts';
import type { RateBudget } from './route.ts';

/** How many in how many seconds. */
interface Allowance {
  readonly points: number;
  readonly seconds: number;
}

export interface RateAllowances {
  /** Generous: a whole community may share one address. */
  readonly address: Allowance;
  readonly session: Allowance;
  /** All tries for one thing that could be guessed at (a user name), from anywhere. */
  readonly guess?: Allowance;
  /** Failed tries for that thing from one address, or of one session: then there is a pause. */
  readonly failures?: Allowance;
  /** Failed tries from one address, whatever they guess at. */
  readonly failuresOfAddress?: Allowance;
}
export type RateTable = Readonly<Record<RateBudget, RateAllowances>>;

export const RATE_TABLE: RateTable = {
  ordinary: { address: { points: 6_000, seconds: 10 }, session: { points: 600, seconds: 10 } },
  signIn: {
    address: { points: 300, seconds: 60 },
    session: { points: 60, seconds: 60 },
    guess: { points: 10, seconds: 60 },
    failures: { points: 5, seconds: 120 },
    failuresOfAddress: { points: 30, seconds: 60 },
  },
  codes: {
    address: { points: 300, seconds: 60 },
    session: { points: 20, seconds: 60 },
    failures: { points: 5, seconds: 600 },
    failuresOfAddress: { points: 100, seconds: 600 },
  },
  uploads: { address: { points: 600, seconds: 60 }, session: { points: 30, seconds: 60 } },
  bundles: { address: { points: 60, seconds: 10 }, session: { points: 20, seconds: 10 } },
};

/** Counts requests in memory, per instance. Every step throws `Refused` (429, `Retry-After`) when a budget is used up. */
export interface RateLimiter {
  /** Before anything is looked up. */
  enterAddress(budget: RateBudget, address: string): Promise<void>;
  enterSession(budget: RateBudget, caller: Caller): Promise<void>;
  /** Before the handler may try what could be a guess; refuses while there is a pause. */
  enterGuess(budget: RateBudget, caller: Caller, guessAt: string | undefined): Promise<void>;
  /** After it: failures add up to a pause, a success forgets those of this caller. */
  settleGuess(
    budget: RateBudget,
    caller: Caller,
    guessAt: string | undefined,
    failed: boolean,
  ): Promise<void>;
}

type Kind = keyof RateAllowances;

/** The limiter of a table; `off` counts nothing (demo mode only, for load tests). */
export function createRateLimiter(mode: 'on' | 'off', table: RateTable = RATE_TABLE): RateLimiter {
  const limiters = new Map<string, RateLimiterMemory>();
  const limiterOf = (budget: RateBudget, kind: Kind): RateLimiterMemory | undefined => {
    const allowance = mode === 'on' ? table[budget][kind] : undefined;
    if (allowance === undefined) return undefined;
    const name = `${budget}:${kind}`;
    const known = limiters.get(name);
    if (known !== undefined) return known;
    const made = new RateLimiterMemory({
      keyPrefix: name,
      points: allowance.points,
      duration: allowance.seconds,
    });
    limiters.set(name, made);
    return made;
  };
  const take = async (budget: RateBudget, kind: Kind, key: string): Promise<void> => {
    try {
      await limiterOf(budget, kind)?.consume(key);
    } catch (thrown) {
      if (thrown instanceof RateLimiterRes) throw tooMany(thrown);
      throw thrown;
    }
  };
  const refuseWhilePaused = async (budget: RateBudget, kind: Kind, key: string): Promise<void> => {
    const count = await limiterOf(budget, kind)?.get(key);
    if (count != null && count.remainingPoints <= 0) throw tooMany(count);
  };

  return {
    enterAddress: (budget, address) => take(budget, 'address', addressBlock(address)),
    async enterSession(budget, caller) {
      if (caller.sessionId !== null) await take(budget, 'session', caller.sessionId);
    },
    async enterGuess(budget, caller, guessAt) {
      if (!isGuess(budget, caller, guessAt)) return;
      await refuseWhilePaused(budget, 'failuresOfAddress', addressBlock(caller.address));
      await refuseWhilePaused(budget, 'failures', failureKey(caller, guessAt));
      if (guessAt !== undefined) await take(budget, 'guess', guessAt);
    },
    async settleGuess(budget, caller, guessAt, failed) {
      if (!isGuess(budget, caller, guessAt)) return;
      const failures = limiterOf(budget, 'failures');
      if (!failed) {
        await failures?.delete(failureKey(caller, guessAt));
        return;
      }
      await failures?.penalty(failureKey(caller, guessAt));
      await limiterOf(budget, 'failuresOfAddress')?.penalty(addressBlock(caller.address));
    },
  };
}

/** A sign-in that names nothing to guess at (WeChat, demonstration) is none; a code is one for whoever is signed in. */
function isGuess(budget: RateBudget, caller: Caller, guessAt: string | undefined): boolean {
  return guessAt !== undefined || (budget === 'codes' && caller.sessionId !== null);
}

function failureKey(caller: Caller, guessAt: string | undefined): string {
  return guessAt === undefined ? (caller.sessionId ?? '') : `${addressBlock(caller.address)} ${guessAt}`;
}

function tooMany(count: RateLimiterRes): Refused {
  const retryAfterSeconds = Math.max(1, Math.ceil(count.msBeforeNext / 1000));
  return new Refused(refuse('request/too-many', { retryAfterSeconds }), {
    'retry-after': String(retryAfterSeconds),
  });
}
