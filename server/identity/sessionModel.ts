import { type Connection, type Model, Schema } from 'mongoose';

export const SESSION_COLLECTION = 'sessions';

/** A sign-in; the token itself is never stored. */
export interface SessionRecord {
  /** SHA-256 of the token in hex, so that a token has one session at most. */
  readonly _id: string;
  readonly accountId: string;
  readonly tokenVersion: number;
  /** How long the session lives without being used. */
  readonly idleMs: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt?: Date;
}

const sessionSchema = new Schema<SessionRecord>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    tokenVersion: { type: Number, required: true },
    idleMs: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    revokedAt: { type: Date },
  },
  { collection: SESSION_COLLECTION, strict: 'throw', versionKey: false },
);

/** The session collection on this connection. */
export function sessionModel(connection: Connection): Model<SessionRecord> {
  return connection.model<SessionRecord>('Session', sessionSchema);
}
