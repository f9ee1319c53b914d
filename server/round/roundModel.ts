import { Schema, type Connection, type Model } from 'mongoose';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

/** A round as drafted. Once opened, the frozen terms named in the log count, not these. */
export interface RoundDocument {
  readonly _id: string;
  readonly communityId: string;
  readonly opensAt: string;
  readonly terms: RoundTerms;
  /** Goes up by one with every change, from 1. */
  readonly version: number;
  readonly cancelled: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly changedAt: number;
}

const needed = { type: String, required: true } as const;
const round = new Schema<RoundDocument>(
  {
    _id: needed,
    communityId: needed,
    opensAt: needed,
    // Checked as a whole by refuseRoundTerms and hashed as a whole at opening.
    terms: { type: Schema.Types.Mixed, required: true },
    version: { type: Number, required: true },
    cancelled: { type: Boolean, required: true },
    changedAt: { type: Number, required: true },
  },
  { collection: 'rounds', strict: 'throw', versionKey: false, minimize: false },
);

/** The rounds on this connection. */
export function roundModel(connection: Connection): Model<RoundDocument> {
  return connection.model<RoundDocument>('Round', round);
}

export const roundIndexes: CollectionSpec = {
  collection: 'rounds',
  indexes: [{ name: 'by_community', key: { communityId: 1, opensAt: -1, _id: 1 } }],
};
