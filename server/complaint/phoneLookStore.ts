import { Schema, trusted, Types, type Connection } from 'mongoose';
import type { ComplaintAuthor } from '../../shared/complaint/complaint.ts';
import type { PhoneLookView } from '../../shared/complaint/complaintView.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';
import type { PendingTexts } from '../moderation/contentCheck.ts';

/** One look at a telephone number; `accountId` is for the audit and never shown to the number's owner. */
export interface PhoneLook {
  readonly complaintId: string;
  readonly at: Date;
  readonly by: ComplaintAuthor;
  readonly accountId: string;
  readonly reason: string;
  /** What the content check has still to say of the reason, or has said; absent where it passed. */
  readonly check?: 'pending' | 'refused';
}

export interface PhoneLookStore extends PendingTexts {
  /** Returns when the look is durable; only then may the number be shown. */
  record(look: PhoneLook): Promise<void>;
  /** Oldest first. */
  of(complaintId: string): Promise<readonly PhoneLook[]>;
}

const COLLECTION = 'complaintPhoneLooks';
const needed = { type: String, required: true } as const;
const look = new Schema<PhoneLook>(
  {
    complaintId: needed,
    at: { type: Date, required: true },
    by: needed,
    accountId: needed,
    reason: needed,
    check: { type: String },
  },
  { collection: COLLECTION, strict: 'throw', versionKey: false },
);

export const phoneLookIndexes: CollectionSpec = {
  collection: COLLECTION,
  indexes: [
    { name: 'of_complaint', key: { complaintId: 1, at: 1 } },
    { name: 'unchecked', key: { check: 1, _id: 1 }, partialFilterExpression: { check: 'pending' } },
  ],
};

/** A look as the number's owner and the desk read it; the owner only reads a reason that the check has passed. */
export function presentLook({ at, by, reason, check }: PhoneLook, reader: 'owner' | 'desk'): PhoneLookView {
  return { at: at.toISOString(), by, reason: reader === 'owner' && check !== undefined ? null : reason };
}

/** Who has looked at which telephone number. */
export function openPhoneLookStore(connection: Connection): PhoneLookStore {
  const looks = connection.model<PhoneLook>('ComplaintPhoneLook', look);
  return {
    record: async (seen) => void (await looks.create([seen])),
    of: (complaintId) => looks.find({ complaintId }).sort({ at: 1 }).lean<PhoneLook[]>(),
    async pending(limit, after) {
      const beyond = after === undefined ? {} : { _id: trusted({ $gt: new Types.ObjectId(after) }) };
      const found = await looks
        .find({ check: 'pending', ...beyond })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<(PhoneLook & { readonly _id: Types.ObjectId })[]>();
      return found.map(({ _id, accountId, reason }) => ({
        id: _id.toHexString(),
        accountId,
        text: reason,
      }));
    },
    async settle(id, outcome) {
      const change = outcome === 'pass' ? { $unset: { check: 1 } } : { $set: { check: outcome } };
      await looks.updateOne({ _id: new Types.ObjectId(id), check: 'pending' }, change);
    },
  };
}
