import { trusted, type Connection } from 'mongoose';
import type { OrganisationPerson } from '../../shared/complaint/organisationApi.ts';
import { accountModel, type AccountRecord } from './accountModel.ts';
import type { StoredAccount } from './accountStore.ts';

/** Accounts of those who work for 承办单位; made by an operator, placed by who keeps the firms. */
export interface HandlerAccountStore {
  of(organisationId: string): Promise<readonly OrganisationPerson[]>;
  /**
   * Puts the account that signs in under this name into the organisation, or out of it, as its next request shows. Its
   * id; undefined where there is none, or none of a handler.
   */
  place(name: string, organisationId: string, belongs: boolean): Promise<string | undefined>;
}

/** `find` opens what is sealed; `forget` has the account read anew. */
export function openHandlerAccountStore({
  connection,
  find,
  forget,
}: {
  readonly connection: Connection;
  readonly find: (accountId: string) => Promise<StoredAccount | undefined>;
  readonly forget: (accountId: string) => void;
}): HandlerAccountStore {
  const accounts = accountModel(connection);
  const nameOf = ({ username, demo, _id }: AccountRecord): string => username ?? demo?.account ?? _id;
  return {
    async of(organisationId) {
      const roles = trusted({ $elemMatch: { role: 'handler', scope: `organisation:${organisationId}` } });
      const found = await accounts.find({ roles }).sort({ createdAt: 1, _id: 1 }).lean<AccountRecord[]>();
      return Promise.all(
        found.map(async (record) => ({
          accountId: record._id,
          account: nameOf(record),
          name: (await find(record._id))?.name ?? '',
        })),
      );
    },
    async place(name, organisationId, belongs) {
      const scope = `organisation:${organisationId}`;
      const record = await accounts
        .findOneAndUpdate(
          { $or: [{ username: name.toLowerCase() }, { 'demo.account': name }], 'roles.role': 'handler' },
          belongs ? { $addToSet: { 'roles.$.scope': scope } } : { $pull: { 'roles.$.scope': scope } },
        )
        .lean<AccountRecord>();
      if (record === null) return undefined;
      forget(record._id);
      return record._id;
    },
  };
}
