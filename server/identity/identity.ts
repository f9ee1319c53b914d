import type { Connection } from 'mongoose';
import type { BodyOf, QueryOf } from '../../shared/api.ts';
import type { Page } from '../../shared/page.ts';
import type {
  Account,
  Binding,
  DemoAccount,
  HouseholdLink,
  RoleGrant,
  SessionStarted,
  SignIn,
} from '../../shared/identity/account.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/refusal.ts';
import type { Relation } from '../../shared/round/round.ts';
import type { Clock } from '../clock.ts';
import type { Keys } from '../crypto/keys.ts';
import type { Caller } from '../http/caller.ts';
import type { FindCaller } from '../http/session.ts';
import { openAccountStore, type StoredAccount } from './accountStore.ts';
import { askBinding } from './askBinding.ts';
import { attemptLimit } from './attemptLimit.ts';
import { openBindingStore } from './bindingStore.ts';
import { approveBinding, type DecideBindingDeps, rejectBinding } from './decideBinding.ts';
import { openHandlerAccountStore, type HandlerAccountStore } from './handlerAccountStore.ts';
import { householdLinksOf } from './householdLinks.ts';
import { listBindings } from './listBindings.ts';
import { hashPassword } from './password.ts';
import type { Places } from './places.ts';
import { presentAccount, rolesOf } from './presentAccount.ts';
import { openSessionStore } from './sessionStore.ts';
import { signIn } from './signIn.ts';
import { openSlipStore } from './slipStore.ts';
import { wechatClient, type WechatLog, type WechatSettings } from './wechatClient.ts';

export interface IdentityDeps {
  readonly connection: Connection;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly demo: boolean;
  readonly wechat: WechatSettings | undefined;
  readonly log: WechatLog;
  readonly places: Places;
  readonly ledger: DecideBindingDeps['ledger'];
  /** Whether other instances use the same database. */
  readonly shared: boolean;
}

/** An account that somebody with the right to do so makes; the password is in clear and not kept. */
export interface AccountRequest {
  /** Given where making it again must give the same account. */
  readonly id?: string;
  readonly name: string;
  readonly phone?: string;
  readonly username?: string;
  readonly password?: string;
  /** Base32 secret of an authenticator app. */
  readonly totpSecret?: string;
  readonly roles: readonly RoleGrant[];
  readonly demo?: { readonly account: string; readonly title: string };
}

/** Everything that the routes, the server's assembly and the demonstration ask of identity. */
export interface Identity {
  readonly findCaller: FindCaller;
  readonly createAccount: (request: AccountRequest) => Promise<StoredAccount>;
  /** An approved link without a request; the caller writes the `bind` entry. Doing it again changes nothing. */
  readonly linkHousehold: (
    accountId: string,
    householdId: string,
    communityId: string,
    relation: Relation,
  ) => Promise<void>;
  readonly issueSlip: (householdId: string) => Promise<string>;
  readonly householdLinksOf: (accountId: string) => Promise<HouseholdLink[]>;
  /** Accounts of those who work for 承办单位. */
  readonly handlers: HandlerAccountStore;
  /** Signs the account out everywhere. */
  readonly revokeSessionsOf: (accountId: string) => Promise<void>;

  readonly startSession: (body: SignIn) => Promise<SessionStarted | Refusal>;
  readonly endSession: (sessionId: string) => Promise<void>;
  readonly listDemoAccounts: () => Promise<Page<DemoAccount> | Refusal>;
  readonly askBinding: (accountId: string, body: BodyOf<'POST /bindings'>) => Promise<Binding | Refusal>;
  readonly listBindings: (
    caller: Caller,
    query: QueryOf<'GET /bindings'>,
  ) => Promise<Page<Binding> | Refusal>;
  readonly approveBinding: (caller: Caller, bindingId: string) => Promise<Binding | Refusal>;
  readonly rejectBinding: (caller: Caller, bindingId: string, reason: string) => Promise<Binding | Refusal>;
}

/** Wrong codes per account and hour; slips of the finger are found by the check digit and do not count. */
const CODE_GUESSES = { attempts: 5, windowMs: 3_600_000 };

/** Puts the feature together over one database connection. */
export function openIdentity(deps: IdentityDeps): Identity {
  const { clock, demo, places, ledger } = deps;
  const accounts = openAccountStore(deps);
  const bindings = openBindingStore(deps);
  const slips = openSlipStore(deps);
  const wechat = wechatClient({ settings: deps.wechat, log: deps.log });
  const linksOf = (accountId: string) => householdLinksOf({ bindings, places }, accountId);
  const present = async (stored: StoredAccount): Promise<Account> =>
    presentAccount(stored, await linksOf(stored.id));
  const sessions = openSessionStore({ ...deps, accounts: { find: (id) => accounts.find(id), present } });
  const guesses = attemptLimit({ ...CODE_GUESSES, clock });
  const asking = { bindings, slips, places, sessions, guesses };
  const deciding = { bindings, accounts, places, sessions, ledger };

  return {
    findCaller: sessions.findCaller,
    async createAccount({ password, username, ...account }) {
      return accounts.create({
        ...account,
        ...(username !== undefined && { username: username.toLowerCase() }),
        ...(password !== undefined && { passwordHash: await hashPassword(password) }),
      });
    },
    async linkHousehold(accountId, householdId, communityId, relation) {
      const account = await accounts.find(accountId);
      const household = await places.describeHousehold(householdId);
      const community = await places.describeCommunity(communityId);
      if (!account || household?.communityId !== communityId || !community) {
        throw new Error(`The account ${accountId} or the household ${householdId} is not there.`);
      }
      await bindings.insert({
        accountId,
        householdId,
        communityId,
        buildingId: household.buildingId,
        regionIds: community.regionIds,
        relation,
        name: account.name,
        ...(account.phone !== undefined && { phone: account.phone }),
        status: 'approved',
      });
      sessions.forget(accountId);
    },
    issueSlip: (householdId) => slips.issue(householdId),
    householdLinksOf: linksOf,
    handlers: openHandlerAccountStore({
      connection: deps.connection,
      find: (accountId) => accounts.find(accountId),
      forget: (accountId) => sessions.forget(accountId),
    }),
    async revokeSessionsOf(accountId) {
      await accounts.raiseTokenVersion(accountId);
      sessions.forget(accountId);
    },
    async startSession(body) {
      const account = await signIn({ accounts, wechat, clock, demo }, body);
      if (isRefusal(account)) return account;
      return { token: await sessions.start(account), account: await present(account) };
    },
    endSession: (sessionId) => sessions.revoke(sessionId),
    async listDemoAccounts() {
      if (!demo) return refuse('identity/not-found');
      const stored = await accounts.listDemo();
      const links = await bindings.linksOf(stored.map(({ id }) => id));
      const items = stored.flatMap(({ id, roles, demo: shown }) => {
        const own = links.filter((link) => link.accountId === id);
        return shown ? [{ ...shown, roles: rolesOf(roles, own).map(({ role }) => role) }] : [];
      });
      return { items, nextCursor: null };
    },
    askBinding: (accountId, body) => askBinding(asking, accountId, body),
    listBindings: (caller, query) => listBindings({ bindings, places }, caller, query),
    approveBinding: (caller, bindingId) => approveBinding(deciding, caller, bindingId),
    rejectBinding: (caller, bindingId, reason) => rejectBinding(deciding, caller, bindingId, reason),
  };
}
