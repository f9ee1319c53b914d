import { randomBytes } from 'node:crypto';
import { type Connection, trusted } from 'mongoose';
import type { Account, Role } from '../../shared/identity/account.ts';
import type { Clock } from '../clock.ts';
import { type FindCaller, hashToken } from '../http/session.ts';
import type { StoredAccount } from './accountStore.ts';
import { sessionModel, type SessionRecord } from './sessionModel.ts';

export interface SessionStore {
  /** Returns the token: 43 characters, shown once and never stored. */
  start(account: StoredAccount): Promise<string>;
  /** Null for an unknown, expired or revoked token. At most ten seconds old, except after `revoke` or `forget` here. */
  readonly findCaller: FindCaller;
  /** By the token's hash. */
  revoke(sessionId: string): Promise<void>;
  /** Has the account read anew by the next request of each of its sessions. */
  forget(accountId: string): void;
}

/** What the session store asks about the account behind a session. */
interface AccountLookup {
  find(id: string): Promise<StoredAccount | undefined>;
  present(account: StoredAccount): Promise<Account>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Without use: a resident's phone keeps its session for a month, a desk in the office until the next working day. */
const RESIDENT_IDLE_MS = 30 * DAY_MS;
const STAFF_IDLE_MS = 12 * HOUR_MS;
const AT_HOME: readonly Role[] = ['visitor', 'resident', 'owner', 'committeeMember', 'volunteerSupervisor'];

/** Revocations by other instances are noticed after this long; in this process they are noticed at once. */
const SHARED_CACHE_MS = 10_000;
const SOLE_CACHE_MS = 600_000;
const CACHE_SIZE = 20_000;
/** Use is written down only when this share of the idle time has gone by: one write instead of one per request. */
const TOUCH_SHARE = 1 / 48;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

interface Cached {
  readonly account: Account;
  readonly freshUntil: number;
}

/** Opaque, revocable sessions behind an in-process cache. */
export function openSessionStore(deps: {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly accounts: AccountLookup;
  /** Whether other instances revoke sessions in the same database. */
  readonly shared: boolean;
}): SessionStore {
  const { clock, accounts } = deps;
  const cacheMs = deps.shared ? SHARED_CACHE_MS : SOLE_CACHE_MS;
  const sessions = sessionModel(deps.connection);
  const cache = new Map<string, Cached>();
  const underWay = new Map<string, Promise<Account | null>>();
  // Raised by every revocation, so that a lookup that began before it cannot put the session back.
  let generation = 0;

  const look = async (sessionId: string): Promise<Account | null> => {
    const began = generation;
    const now = clock.now();
    const session = await sessions.findOne({ _id: sessionId }).lean<SessionRecord>();
    if (!session || session.revokedAt || session.expiresAt.getTime() <= now) return null;
    const stored = await accounts.find(session.accountId);
    if (!stored || stored.tokenVersion !== session.tokenVersion) return null;
    const account = await accounts.present(stored);
    const expiresAt = await touch(session, now);
    if (began === generation) {
      cache.set(sessionId, { account, freshUntil: Math.min(now + cacheMs, expiresAt) });
      if (cache.size > CACHE_SIZE) cache.delete(cache.keys().next().value ?? sessionId);
    }
    return account;
  };

  const touch = async (session: SessionRecord, now: number): Promise<number> => {
    const expiresAt = session.expiresAt.getTime();
    const moved = now + session.idleMs;
    if (moved - expiresAt < session.idleMs * TOUCH_SHARE) return expiresAt;
    await sessions.updateOne({ _id: session._id }, { $set: { expiresAt: new Date(moved) } });
    return moved;
  };

  const forgetWhere = (matches: (sessionId: string, account: Account) => boolean) => {
    generation += 1;
    underWay.clear();
    for (const [sessionId, { account }] of cache) if (matches(sessionId, account)) cache.delete(sessionId);
  };

  return {
    async start(account) {
      const now = clock.now();
      const token = randomBytes(32).toString('base64url');
      const staff = account.roles.some(({ role }) => !AT_HOME.includes(role));
      const idleMs = staff ? STAFF_IDLE_MS : RESIDENT_IDLE_MS;
      await sessions.deleteMany({ accountId: account.id, expiresAt: trusted({ $lte: new Date(now) }) });
      await sessions.create([
        {
          _id: hashToken(token),
          accountId: account.id,
          tokenVersion: account.tokenVersion,
          idleMs,
          createdAt: new Date(now),
          expiresAt: new Date(now + idleMs),
        },
      ]);
      return token;
    },
    async findCaller(token) {
      if (!TOKEN.test(token)) return null;
      const sessionId = hashToken(token);
      const cached = cache.get(sessionId);
      if (cached && cached.freshUntil > clock.now()) return cached.account;
      cache.delete(sessionId);
      const running = underWay.get(sessionId);
      if (running) return running;
      const lookup = look(sessionId).finally(() => {
        if (underWay.get(sessionId) === lookup) underWay.delete(sessionId);
      });
      underWay.set(sessionId, lookup);
      return lookup;
    },
    async revoke(sessionId) {
      await sessions.updateOne({ _id: sessionId }, { $set: { revokedAt: new Date(clock.now()) } });
      forgetWhere((cached) => cached === sessionId);
    },
    forget: (accountId) => forgetWhere((_sessionId, account) => account.id === accountId),
  };
}
