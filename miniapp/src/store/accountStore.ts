import { create } from 'zustand';
import type { Account, HouseholdLink, Role, SignIn } from '../../../shared/identity/account.ts';
import type { CallResult } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import { endSession, onSessionEnd, sessionToken, startSession } from '../platform/sessionToken.ts';
import { keep, recall } from '../platform/storage.ts';
import { restartLive } from '../platform/liveSocket.ts';

interface AccountStore {
  /** The signed-in person; undefined for a visitor. */
  readonly account: Account | undefined;
  /** True when the last session ended because the server no longer knew it. */
  readonly expired: boolean;
  readonly signIn: (how: SignIn) => Promise<CallResult<Account>>;
  readonly signOut: () => Promise<void>;
  /** Asks the server anew (a binding may have been approved). */
  readonly refresh: () => Promise<void>;
}

/** Who is using this device. The account is kept so that the screens open without a network. */
export const useAccount = create<AccountStore>()((set) => {
  const become = (account: Account): void => {
    keep('account', account);
    set({ account, expired: false });
  };
  onSessionEnd(() => set({ account: undefined, expired: true }));
  return {
    account: sessionToken() === undefined ? undefined : recall('account'),
    expired: false,
    signIn: async (how) => {
      const started = await call('POST /sessions', { body: how });
      if (!started.ok) return started;
      startSession(started.value.token);
      become(started.value.account);
      restartLive();
      return { ok: true, value: started.value.account };
    },
    signOut: async () => {
      await call('DELETE /sessions/current');
      endSession();
      set({ account: undefined, expired: false });
    },
    refresh: async () => {
      if (sessionToken() === undefined) return;
      const me = await call('GET /me');
      if (me.ok) become(me.value);
    },
  };
});

const STAFF: readonly Role[] = [
  'worker',
  'communityAdmin',
  'handler',
  'districtBureau',
  'cityBureau',
  'inspector',
  'operator',
];

/** Whether the person works for the renovation rather than lives in it. */
export function isStaff(account: Account | undefined): boolean {
  return hasRole(account, ...STAFF);
}

/** Whether the person holds one of the roles, anywhere. */
export function hasRole(account: Account | undefined, ...roles: readonly Role[]): boolean {
  return account?.roles.some((grant) => roles.includes(grant.role)) ?? false;
}

/** The person's household in a community; the approved one first. */
export function householdIn(account: Account | undefined, communityId: string): HouseholdLink | undefined {
  const mine = account?.households.filter((link) => link.communityId === communityId) ?? [];
  return mine.find((link) => link.status === 'approved') ?? mine[0];
}

/** Communities named in the person's scopes (`community:<id>`). */
export function scopedCommunities(account: Account | undefined): readonly string[] {
  const scopes = account?.roles.flatMap((grant) => grant.scope) ?? [];
  return [...new Set(scopes.flatMap((scope) => (scope.startsWith('community:') ? [scope.slice(10)] : [])))];
}
