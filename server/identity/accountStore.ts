import { randomBytes } from 'node:crypto';
import { type Connection, trusted } from 'mongoose';
import type { RoleGrant } from '../../shared/identity/account.ts';
import { OFFICE_ROLES } from '../../shared/identity/scope.ts';
import type { Clock } from '../clock.ts';
import type { Keys } from '../crypto/keys.ts';
import { ACCOUNT_COLLECTION, accountModel, type AccountRecord } from './accountModel.ts';
import { duplicateKeyOf } from '../database/duplicateKey.ts';

/** An account as commands use it: personal fields in clear, never to be logged or sent as it is. */
export interface StoredAccount {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
  readonly roles: readonly RoleGrant[];
  readonly tokenVersion: number;
  readonly demo?: { readonly account: string; readonly title: string };
}

/** An account with what a password sign-in compares. */
export interface Credentials {
  readonly account: StoredAccount;
  readonly passwordHash?: string;
  readonly totpSecret?: string;
  readonly totpStep?: number;
}

export interface NewAccount {
  /** Chosen by the caller where creating it again must give the same account. */
  readonly id?: string;
  readonly name: string;
  readonly phone?: string;
  readonly openid?: string;
  readonly username?: string;
  readonly passwordHash?: string;
  /** Base32 secret of an authenticator app. */
  readonly totpSecret?: string;
  readonly roles: readonly RoleGrant[];
  readonly demo?: { readonly account: string; readonly title: string };
}

export interface AccountStore {
  /** Returns the account that is there when `id` is taken; throws on a username, openid or demo name in use. */
  create(account: NewAccount): Promise<StoredAccount>;
  find(id: string): Promise<StoredAccount | undefined>;
  findByUsername(username: string): Promise<Credentials | undefined>;
  findByOpenid(openid: string): Promise<StoredAccount | undefined>;
  findDemo(account: string): Promise<StoredAccount | undefined>;
  /** In the order in which they were created. */
  listDemo(): Promise<StoredAccount[]>;
  /** Name and phone as a worker checked them; kept only where the account has no phone yet. */
  setVerifiedPerson(id: string, person: { readonly name: string; readonly phone: string }): Promise<void>;
  /** Whether one of these people works for an office, wherever. */
  hasStaff(ids: readonly string[]): Promise<boolean>;
  /** Spends a one-time code's step; false when it or a later one was spent before. */
  spendTotpStep(id: string, step: number): Promise<boolean>;
  /** Makes every session of the account invalid. */
  raiseTokenVersion(id: string): Promise<void>;
}

type SealedField = 'name' | 'phone' | 'openid' | 'totpSecret';

/** Accounts in the database, personal fields sealed on the way in. */
export function openAccountStore(deps: {
  readonly connection: Connection;
  readonly keys: Keys;
  readonly clock: Clock;
}): AccountStore {
  const { keys, clock } = deps;
  const accounts = accountModel(deps.connection);
  const place = (id: string, field: SealedField) => ({ collection: ACCOUNT_COLLECTION, id, field });
  const seal = (id: string, field: SealedField, text: string) =>
    keys.fieldCipher.sealText(text, place(id, field));
  const open = (id: string, field: SealedField, text: string) =>
    keys.fieldCipher.openText(text, place(id, field));

  const stored = (record: AccountRecord): StoredAccount => ({
    id: record._id,
    name: open(record._id, 'name', record.name),
    ...(record.phone !== undefined && { phone: open(record._id, 'phone', record.phone) }),
    roles: record.roles.map(({ role, scope }) => ({ role, scope })),
    tokenVersion: record.tokenVersion,
    ...(record.demo && { demo: { account: record.demo.account, title: record.demo.title } }),
  });
  const findOne = async (filter: Readonly<Record<string, unknown>>) => {
    const record = await accounts.findOne(filter).lean<AccountRecord>();
    return record ? stored(record) : undefined;
  };

  return {
    async create(account) {
      const id = account.id ?? newAccountId();
      const { username, passwordHash, demo } = account;
      const record: AccountRecord = {
        _id: id,
        name: seal(id, 'name', account.name),
        ...(account.phone !== undefined && { phone: seal(id, 'phone', account.phone) }),
        ...(account.openid !== undefined && {
          openid: seal(id, 'openid', account.openid),
          openidIndex: keys.blindIndex('openid', account.openid),
        }),
        ...(username !== undefined && { username }),
        ...(passwordHash !== undefined && { passwordHash }),
        ...(account.totpSecret !== undefined && { totpSecret: seal(id, 'totpSecret', account.totpSecret) }),
        roles: account.roles,
        tokenVersion: 1,
        ...(demo && { demo }),
        createdAt: new Date(clock.now()),
      };
      try {
        await accounts.create([record]);
        return stored(record);
      } catch (error) {
        const existing = duplicateKeyOf(error)?.includes('_id') ? await findOne({ _id: id }) : undefined;
        if (existing) return existing;
        throw error;
      }
    },
    find: (id) => findOne({ _id: id }),
    async findByUsername(username) {
      const record = await accounts.findOne({ username }).lean<AccountRecord>();
      if (!record) return undefined;
      const { _id, passwordHash, totpSecret, totpStep } = record;
      return {
        account: stored(record),
        ...(passwordHash !== undefined && { passwordHash }),
        ...(totpSecret !== undefined && { totpSecret: open(_id, 'totpSecret', totpSecret) }),
        ...(totpStep !== undefined && { totpStep }),
      };
    },
    findByOpenid: (openid) => findOne({ openidIndex: keys.blindIndex('openid', openid) }),
    findDemo: (account) => findOne({ 'demo.account': account }),
    async listDemo() {
      const filter = { 'demo.account': trusted({ $exists: true }) };
      const records = await accounts.find(filter).sort({ createdAt: 1, _id: 1 }).lean<AccountRecord[]>();
      return records.map(stored);
    },
    async setVerifiedPerson(id, { name, phone }) {
      await accounts.updateOne(
        { _id: id, phone: trusted({ $exists: false }) },
        { $set: { name: seal(id, 'name', name), phone: seal(id, 'phone', phone) } },
      );
    },
    async hasStaff(ids) {
      const roles = trusted({ $elemMatch: { role: { $in: [...OFFICE_ROLES] } } });
      return (await accounts.exists({ _id: trusted({ $in: [...ids] }), roles })) !== null;
    },
    async spendTotpStep(id, step) {
      const unspent = [{ totpStep: trusted({ $exists: false }) }, { totpStep: trusted({ $lt: step }) }];
      const outcome = await accounts.updateOne({ _id: id, $or: unspent }, { $set: { totpStep: step } });
      return outcome.modifiedCount === 1;
    },
    async raiseTokenVersion(id) {
      await accounts.updateOne({ _id: id }, { $inc: { tokenVersion: 1 } });
    },
  };
}

function newAccountId(): string {
  return `account-${randomBytes(12).toString('hex')}`;
}
