import { type Connection, type Model, Schema } from 'mongoose';
import type { RoleGrant } from '../../shared/identity/account.ts';

export const ACCOUNT_COLLECTION = 'accounts';

/** An account as stored: everything that names a person is sealed or a blind index. */
export interface AccountRecord {
  readonly _id: string;
  readonly name: string;
  readonly phone?: string;
  readonly openid?: string;
  readonly openidIndex?: string;
  readonly username?: string;
  /** argon2id in PHC text form. */
  readonly passwordHash?: string;
  readonly totpSecret?: string;
  /** The newest one-time code's 30-second step that was accepted; older ones are spent. */
  readonly totpStep?: number;
  /** What an operator granted; resident and owner follow from households and are not stored. */
  readonly roles: readonly RoleGrant[];
  /** Sessions of an older version are no longer valid. */
  readonly tokenVersion: number;
  readonly demo?: { readonly account: string; readonly title: string };
  readonly createdAt: Date;
}

const text = { type: String } as const;
const needed = { type: String, required: true } as const;

const accountSchema = new Schema<AccountRecord>(
  {
    _id: needed,
    name: needed,
    phone: text,
    openid: text,
    openidIndex: text,
    username: text,
    passwordHash: text,
    totpSecret: text,
    totpStep: { type: Number },
    roles: {
      type: [new Schema({ role: needed, scope: { type: [String] } }, { _id: false, strict: 'throw' })],
    },
    tokenVersion: { type: Number, required: true },
    demo: { type: new Schema({ account: needed, title: needed }, { _id: false, strict: 'throw' }) },
    createdAt: { type: Date, required: true },
  },
  { collection: ACCOUNT_COLLECTION, strict: 'throw', versionKey: false },
);

/** The account collection on this connection. */
export function accountModel(connection: Connection): Model<AccountRecord> {
  return connection.model<AccountRecord>('Account', accountSchema);
}
