import { Schema, type Connection } from 'mongoose';
import type { ComplaintAuthor } from '../../shared/complaint/complaint.ts';
import type { PhoneLookView } from '../../shared/complaint/complaintView.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

/** One look at a telephone number; `accountId` is for the audit and never shown to the number's owner. */
export interface PhoneLook {
  readonly complaintId: string;
  readonly at: Date;
  readonly by: ComplaintAuthor;
  readonly accountId: string;
  readonly reason: string;
}

export interface PhoneLookStore {
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
  },
  { collection: COLLECTION, strict: 'throw', versionKey: false },
);

export const phoneLookIndexes: CollectionSpec = {
  collection: COLLECTION,
  indexes: [{ name: 'of_complaint', key: { complaintId: 1, at: 1 } }],
};

/** A look as the number's owner and the desk read it. */
export function presentLook({ at, by, reason }: PhoneLook): PhoneLookView {
  return { at: at.toISOString(), by, reason };
}

/** Who has looked at which telephone number. */
export function openPhoneLookStore(connection: Connection): PhoneLookStore {
  const looks = connection.model<PhoneLook>('ComplaintPhoneLook', look);
  return {
    record: async (seen) => void (await looks.create([seen])),
    of: (complaintId) => looks.find({ complaintId }).sort({ at: 1 }).lean<PhoneLook[]>(),
  };
}
