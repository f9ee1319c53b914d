import { Schema, trusted, type Connection, type QueryFilter } from 'mongoose';
import { reachOf, type ScopedCaller } from '../../../shared/identity/scope.ts';
import type { Role } from '../../../shared/identity/account.ts';
import type { FlagOutcome } from '../../../shared/round/flag/flagApi.ts';
import type { FlagKind } from '../../../shared/round/flag/staffFlag.ts';
import type { CollectionSpec } from '../../database/ensureIndexes.ts';

/** Who reviews flags or reads them from above; whoever entered reads the own ones. */
export const FLAG_READERS = [
  'communityAdmin',
  'districtBureau',
  'inspector',
] as const satisfies readonly Role[];
export const FLAG_REVIEWERS = ['communityAdmin'] as const satisfies readonly Role[];

/**
 * One flag; `actor` and `operatorId` are accounts. It names entries by their places in the log and no household: that is
 * read from the record of answers, as long as it stands there. Row filter: `communityId`, `regionIds` above it,
 * `operatorId`.
 */
export interface FlagRecord {
  readonly _id: string;
  readonly communityId: string;
  readonly regionIds: readonly string[];
  readonly roundId: string;
  readonly operatorId: string;
  readonly kind: FlagKind;
  readonly day?: string;
  readonly figure: number;
  readonly seqs: readonly number[];
  /** How many entries it has: it only ever grows. */
  readonly size: number;
  readonly at: Date;
  readonly state: 'open' | 'reviewed';
  readonly replies: readonly { readonly at: Date; readonly words: string }[];
  readonly reviews: readonly {
    readonly at: Date;
    readonly by: Role;
    readonly actor: string;
    readonly outcome: FlagOutcome;
    readonly words: string;
    readonly entries: number;
  }[];
}

/** What the entries of the record say. */
export type RaisedFlag = Omit<FlagRecord, 'state' | 'replies' | 'reviews'>;

interface FlagFilter {
  readonly communityId?: string;
  readonly state?: FlagRecord['state'];
}

export interface FlagStore {
  /** Keeps flags; one that has grown since it was reviewed is open again, everything else stays as it is. */
  raise(raised: readonly RaisedFlag[]): Promise<void>;
  /** Open ones first, the newest first among them. */
  inReach(caller: ScopedCaller, accountId: string, filter: FlagFilter): Promise<readonly FlagRecord[]>;
  /** Undefined when it is not there or not in the caller's reach: no telling which. */
  findInReach(caller: ScopedCaller, accountId: string, flagId: string): Promise<FlagRecord | undefined>;
  /** False where the flag was reviewed, or something else was replied, since it was read. */
  reply(flag: Pick<FlagRecord, '_id' | 'replies'>, reply: FlagRecord['replies'][number]): Promise<boolean>;
  /** False where the flag was reviewed, or has grown, since it was read. */
  review(flag: Pick<FlagRecord, '_id' | 'size'>, review: FlagRecord['reviews'][number]): Promise<boolean>;
}

const needed = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const many = { type: [String], required: true } as const;
const flagSchema = new Schema<FlagRecord>(
  {
    _id: needed,
    communityId: needed,
    regionIds: many,
    roundId: needed,
    operatorId: needed,
    kind: needed,
    day: { type: String },
    figure: number,
    seqs: { type: [Number], required: true },
    size: number,
    at: { type: Date, required: true },
    state: needed,
    replies: { type: [Schema.Types.Mixed], required: true },
    reviews: { type: [Schema.Types.Mixed], required: true },
  },
  { collection: 'staffFlags', strict: 'throw', versionKey: false },
);

export const flagIndexes: CollectionSpec = {
  collection: 'staffFlags',
  indexes: [
    { name: 'of_community', key: { communityId: 1, state: 1, at: -1 } },
    { name: 'by_region', key: { regionIds: 1, state: 1, at: -1 } },
    { name: 'of_operator', key: { operatorId: 1, state: 1, at: -1 } },
  ],
};

/** More than anybody reviews; a list that is longer wants a look at the limits. */
const MOST = 500;

/** Flags in the database; scope is a filter of the query, never a check after it. */
export function openFlagStore(connection: Connection): FlagStore {
  const flags = connection.model<FlagRecord>('StaffFlag', flagSchema);
  return {
    async raise(raised) {
      if (raised.length === 0) return;
      await flags.bulkWrite(
        raised.flatMap(({ _id, ...flag }) => {
          const { seqs, figure, size } = flag;
          const blank = { ...flag, state: 'open', replies: [], reviews: [] } as const;
          const grown = { _id, size: trusted({ $lt: size }) };
          return [
            { updateOne: { filter: { _id }, update: { $setOnInsert: blank }, upsert: true } },
            { updateOne: { filter: grown, update: { $set: { seqs, figure, size, state: 'open' } } } },
          ];
        }),
      );
    },
    inReach: (caller, accountId, filter) =>
      flags
        .find({ $and: [rowsOf(caller, accountId), filter] })
        .sort({ state: 1, at: -1, _id: 1 })
        .limit(MOST)
        .lean<FlagRecord[]>(),
    findInReach: async (caller, accountId, flagId) =>
      (await flags.findOne({ $and: [{ _id: flagId }, rowsOf(caller, accountId)] }).lean<FlagRecord>()) ??
      undefined,
    async reply({ _id, replies: { length } }, reply) {
      const { modifiedCount } = await flags.updateOne(
        { _id, state: 'open', replies: trusted({ $size: length }) },
        { $push: { replies: reply } },
      );
      if (modifiedCount > 0) return true;
      // Sent twice at once it is said once.
      return (await flags.exists({ _id, [`replies.${length}.words`]: reply.words })) !== null;
    },
    async review({ _id, size }, review) {
      const { modifiedCount } = await flags.updateOne(
        { _id, size, state: 'open' },
        { $push: { reviews: review }, $set: { state: 'reviewed' } },
      );
      return modifiedCount > 0;
    },
  };
}

function rowsOf(caller: ScopedCaller, operatorId: string): QueryFilter<FlagRecord> {
  const { communityIds, regionIds } = reachOf(caller, FLAG_READERS);
  return {
    $or: [
      { operatorId },
      { communityId: trusted({ $in: [...communityIds] }) },
      { regionIds: trusted({ $in: [...regionIds] }) },
    ],
  };
}
