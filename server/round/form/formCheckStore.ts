import { Schema, type Connection } from 'mongoose';
import type { CollectionSpec } from '../../database/ensureIndexes.ts';

/** A form typed a second time; `_id` is `<round>:<seq>` of the entry it was held against: one check for one entry. */
export interface FormCheck {
  readonly _id: string;
  readonly roundId: string;
  readonly seq: number;
  readonly serial: string;
  readonly by: string;
  readonly at: Date;
  /** Ids of the questions that were read differently. */
  readonly differing: readonly string[];
}

export interface FormCheckStore {
  /** The check that stands: this one, or the one that somebody made before. */
  insert(check: Omit<FormCheck, '_id'>): Promise<FormCheck>;
  /** The check of one entry. */
  find(roundId: string, seq: number): Promise<FormCheck | undefined>;
  ofRound(roundId: string): Promise<readonly FormCheck[]>;
}

const needed = { type: String, required: true } as const;
const formCheck = new Schema<FormCheck>(
  {
    _id: needed,
    roundId: needed,
    seq: { type: Number, required: true },
    serial: needed,
    by: needed,
    at: { type: Date, required: true },
    differing: { type: [String], required: true },
  },
  { collection: 'formChecks', strict: 'throw', versionKey: false },
);

export const formCheckIndexes: CollectionSpec = {
  collection: 'formChecks',
  indexes: [{ name: 'by_round', key: { roundId: 1 } }],
};

/** Second readings of paper forms in the database. */
export function openFormCheckStore(connection: Connection): FormCheckStore {
  const checks = connection.model<FormCheck>('FormCheck', formCheck);
  const idOf = (roundId: string, seq: number): string => `${roundId}:${seq}`;
  return {
    async insert(check) {
      const _id = idOf(check.roundId, check.seq);
      const kept = await checks
        .findOneAndUpdate({ _id }, { $setOnInsert: check }, { upsert: true, returnDocument: 'after' })
        .lean<FormCheck>();
      return kept ?? { _id, ...check };
    },
    find: async (roundId, seq) => (await checks.findById(idOf(roundId, seq)).lean<FormCheck>()) ?? undefined,
    ofRound: (roundId) => checks.find({ roundId }).lean<FormCheck[]>(),
  };
}
