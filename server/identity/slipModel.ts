import { type Connection, type Model, Schema } from 'mongoose';

export const SLIP_COLLECTION = 'slips';

/** A printed slip; the code on it is never stored. */
export interface SlipRecord {
  /** Keyed index of the code. */
  readonly _id: string;
  readonly householdId: string;
  /** Set on a slip that lets a household dispute what was entered for it in this round; such a slip binds nobody. */
  readonly disputeIn?: string;
  /** Account of the staff member who printed a slip for disputes. */
  readonly issuedBy?: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

const slipSchema = new Schema<SlipRecord>(
  {
    _id: { type: String, required: true },
    householdId: { type: String, required: true },
    disputeIn: { type: String },
    issuedBy: { type: String },
    issuedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: SLIP_COLLECTION, strict: 'throw', versionKey: false },
);

/** The slip collection on this connection. */
export function slipModel(connection: Connection): Model<SlipRecord> {
  return connection.model<SlipRecord>('Slip', slipSchema);
}
