import { hash } from 'node:crypto';
import type { Account } from '../../shared/identity/account.ts';
import { type Caller, hasRole } from './caller.ts';
import { Refused } from './refused.ts';
import type { Route } from './route.ts';

/** Who holds a session, or null for a token that is unknown, expired or revoked. Given by the identity feature. */
export type FindCaller = (token: string) => Promise<Account | null>;

const TOKEN = /^Bearer +([A-Za-z0-9._~+/-]{16,512}=*) *$/i;
const CHALLENGE = { 'www-authenticate': 'Bearer' };

/** SHA-256 in hex: sessions are stored, revoked and counted by it, so that no copy of the database opens one. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}

/** The token of an `Authorization` header, null where there is no header, undefined for one that is no bearer token. */
function readBearer(header: string | undefined): string | null | undefined {
  if (header === undefined) return null;
  return TOKEN.exec(header)?.[1];
}

/**
 * Who asks. Without a header a visitor; a header whose token is not valid is 401 `session/not-valid` on every route,
 * so that a client never mistakes a lost session for a visit.
 */
export async function readCaller(
  header: string | undefined,
  address: string,
  findCaller: FindCaller,
): Promise<Caller> {
  const token = readBearer(header);
  if (token === null) return { account: null, sessionId: null, address };
  const account = token === undefined ? null : await findCaller(token);
  if (token === undefined || account === null) throw new Refused('session/not-valid', CHALLENGE);
  return { account, sessionId: hashToken(token), address };
}

/** Refuses a visitor where one must be signed in (401), and a caller with none of the route's roles (403). */
export function admit(caller: Caller, route: Pick<Route, 'who' | 'roles'>): void {
  if (caller.account === null) {
    if (route.who === 'signedIn') throw new Refused('session/not-signed-in', CHALLENGE);
    return;
  }
  if (route.roles !== null && !route.roles.some((role) => hasRole(caller, role))) {
    throw new Refused('identity/role-may-not');
  }
}
