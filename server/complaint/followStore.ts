import { Schema, trusted, type Connection } from 'mongoose';
import { duplicateKeyOf } from '../database/duplicateKey.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

export interface FollowStore {
  /** Following twice is following once. */
  follow(complaintId: string, accountId: string): Promise<void>;
  unfollow(complaintId: string, accountId: string): Promise<void>;
  /** Everybody who follows the one follows the other too; doing it again changes nothing. */
  carryOver(from: string, into: string): Promise<void>;
  /** Of these complaints, those that the account follows. */
  followedBy(accountId: string, complaintIds: readonly string[]): Promise<ReadonlySet<string>>;
  countOf(complaintIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  followersOf(complaintId: string): Promise<readonly string[]>;
  /** All that an account follows, newest first. */
  all(accountId: string): Promise<readonly string[]>;
}

interface FollowRecord {
  readonly complaintId: string;
  readonly accountId: string;
}

const COLLECTION = 'complaintFollows';
/** More than anybody follows; a list is not made longer by following everything. */
const MOST_FOLLOWED = 500;
const needed = { type: String, required: true } as const;
const follow = new Schema<FollowRecord>(
  { complaintId: needed, accountId: needed },
  { collection: COLLECTION, strict: 'throw', versionKey: false },
);

export const followIndexes: CollectionSpec = {
  collection: COLLECTION,
  indexes: [
    { name: 'once', key: { complaintId: 1, accountId: 1 }, unique: true },
    { name: 'of_account', key: { accountId: 1, _id: -1 } },
  ],
};

/** 我也遇到: who follows which complaint. */
export function openFollowStore(connection: Connection): FollowStore {
  const follows = connection.model<FollowRecord>('ComplaintFollow', follow);
  const add = async (complaintId: string, accountId: string): Promise<void> => {
    try {
      await follows.updateOne({ complaintId, accountId }, {}, { upsert: true });
    } catch (error) {
      // Two taps at once: one of them has put it there.
      if (duplicateKeyOf(error) === undefined) throw error;
    }
  };
  const followersOf = async (complaintId: string): Promise<readonly string[]> =>
    (await follows.find({ complaintId }).sort({ _id: 1 }).lean<FollowRecord[]>()).map(
      ({ accountId }) => accountId,
    );
  return {
    follow: add,
    async unfollow(complaintId, accountId) {
      await follows.deleteOne({ complaintId, accountId });
    },
    async carryOver(from, into) {
      for (const accountId of await followersOf(from)) await add(into, accountId);
    },
    async followedBy(accountId, complaintIds) {
      if (complaintIds.length === 0) return new Set();
      const found = await follows
        .find({ accountId, complaintId: trusted({ $in: [...complaintIds] }) })
        .lean<FollowRecord[]>();
      return new Set(found.map(({ complaintId }) => complaintId));
    },
    async countOf(complaintIds) {
      if (complaintIds.length === 0) return new Map();
      const rows = await follows.aggregate<{ readonly _id: string; readonly count: number }>([
        { $match: { complaintId: { $in: [...complaintIds] } } },
        { $group: { _id: '$complaintId', count: { $sum: 1 } } },
      ]);
      return new Map(rows.map(({ _id, count }) => [_id, count]));
    },
    followersOf,
    async all(accountId) {
      const found = await follows
        .find({ accountId })
        .sort({ _id: -1 })
        .limit(MOST_FOLLOWED)
        .lean<FollowRecord[]>();
      return found.map(({ complaintId }) => complaintId);
    },
  };
}
