import { trusted, type Connection } from 'mongoose';
import type { Role } from '../../shared/identity/account.ts';
import type { Keys } from '../crypto/keys.ts';
import { ACCOUNT_COLLECTION, accountModel, type AccountRecord } from './accountModel.ts';
import { BINDING_COLLECTION, bindingModel, boundAtOf, type BindingRecord } from './bindingModel.ts';

/** How a person can be reached; in clear, never to be logged or sent as it is. */
export interface Contact {
  readonly accountId: string;
  readonly openid?: string;
  readonly phone?: string;
  /** When the person was bound to the household that is meant: of what came before nobody tells it. */
  readonly boundAt?: Date;
}

/** Whom to reach, for whoever delivers messages and for the content check. */
export interface ContactStore {
  find(accountId: string): Promise<Contact | undefined>;
  /** Everybody with an approved link to the household, with the number that was checked or given with the request. */
  membersOf(householdId: string): Promise<Contact[]>;
  /** Everybody who was granted the role for exactly this scope. */
  holdersOf(role: Role, scope: string): Promise<Contact[]>;
  /** The household that an account was bound to first; undefined for staff and visitors. */
  homeOf(accountId: string): Promise<string | undefined>;
}

const LIVING = { live: true, status: 'approved' } as const;

/** Ways to reach people, read from accounts and bindings. */
export function openContactStore(deps: {
  readonly connection: Connection;
  readonly keys: Pick<Keys, 'fieldCipher'>;
}): ContactStore {
  const { fieldCipher } = deps.keys;
  const accounts = accountModel(deps.connection);
  const bindings = bindingModel(deps.connection);
  const open = (id: string, field: 'openid' | 'phone', sealed: string) =>
    fieldCipher.openText(sealed, { collection: ACCOUNT_COLLECTION, id, field });
  const contactOf = ({ _id, openid, phone }: AccountRecord): Contact => ({
    accountId: _id,
    ...(openid === undefined ? {} : { openid: open(_id, 'openid', openid) }),
    ...(phone === undefined ? {} : { phone: open(_id, 'phone', phone) }),
  });
  const phoneOf = ({ _id, phone }: BindingRecord): { phone?: string } =>
    phone === undefined || phone === ''
      ? {}
      : { phone: fieldCipher.openText(phone, { collection: BINDING_COLLECTION, id: _id, field: 'phone' }) };

  return {
    async find(accountId) {
      const record = await accounts.findOne({ _id: accountId }).lean<AccountRecord>();
      return record === null ? undefined : contactOf(record);
    },
    async membersOf(householdId) {
      const links = await bindings.find({ householdId, ...LIVING }).lean<BindingRecord[]>();
      const ids = links.map(({ accountId }) => accountId);
      const records = await accounts.find({ _id: trusted({ $in: ids }) }).lean<AccountRecord[]>();
      return records.map((record) => {
        const link = links.find(({ accountId }) => accountId === record._id);
        const bound = link === undefined ? {} : { ...phoneOf(link), boundAt: boundAtOf(link) };
        return { ...bound, ...contactOf(record) };
      });
    },
    async holdersOf(role, scope) {
      const roles = trusted({ $elemMatch: { role, scope } });
      return (await accounts.find({ roles }).lean<AccountRecord[]>()).map(contactOf);
    },
    async homeOf(accountId) {
      const first = await bindings
        .findOne({ accountId, ...LIVING })
        .sort({ askedAt: 1, _id: 1 })
        .lean<BindingRecord>();
      return first?.householdId;
    },
  };
}
