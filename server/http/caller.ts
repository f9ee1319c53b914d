import type { Account, Role } from '../../shared/identity/account.ts';

/** Who asks. A visitor has no account; everything else is read from the session, never from the request. */
export interface Caller {
  readonly account: Account | null;
  /** Hash of the session token, for revoking. */
  readonly sessionId: string | null;
  /** Network address after trusted proxies. */
  readonly address: string;
}

/** True when the caller holds the role, whatever its scope. */
export function hasRole(caller: Caller, role: Role): boolean {
  return caller.account?.roles.some((grant) => grant.role === role) ?? false;
}
