import type { Connection } from 'mongoose';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

/**
 * Words of a frozen record that are not shown to everybody: `pending` until the content check has looked at them, `held`
 * because it found them risky. The record and its hash stay what they are.
 */
export interface Withheld {
  readonly hash: string;
  readonly accountId: string;
  readonly is: 'pending' | 'held';
}

export interface WithheldStore {
  /** Returns when it is durable: only then may an entry announce the record. */
  withhold(hash: string, accountId: string): Promise<void>;
  find(hash: string): Promise<Withheld | undefined>;
  /** Those that wait for the check, by hash, beyond `after`. */
  pending(limit: number, after?: string): Promise<readonly Withheld[]>;
  /** What the check or a person says of words that wait; of others nothing changes. */
  settle(hash: string, outcome: 'pass' | 'refused'): Promise<void>;
}

interface WithheldDocument {
  readonly _id: string;
  readonly accountId: string;
  readonly is: Withheld['is'];
}

const COLLECTION = 'withheldRecords';

export const withheldIndexes: CollectionSpec = {
  collection: COLLECTION,
  indexes: [{ name: 'pending', key: { is: 1, _id: 1 } }],
};

/** Withheld words in the database. */
export function openWithheldStore(connection: Connection): WithheldStore {
  const words = connection.collection<WithheldDocument>(COLLECTION);
  const asWithheld = ({ _id: hash, accountId, is }: WithheldDocument): Withheld => ({ hash, accountId, is });
  return {
    async withhold(hash, accountId) {
      await words.updateOne({ _id: hash }, { $setOnInsert: { accountId, is: 'pending' } }, { upsert: true });
    },
    async find(hash) {
      const found = await words.findOne({ _id: hash });
      return found === null ? undefined : asWithheld(found);
    },
    async pending(limit, after = '') {
      const found = await words
        .find({ is: 'pending', _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(asWithheld);
    },
    async settle(hash, outcome) {
      const waits = { _id: hash, is: 'pending' } as const;
      if (outcome === 'pass') await words.deleteOne(waits);
      else await words.updateOne(waits, { $set: { is: 'held' } });
    },
  };
}
