import { Schema, type Connection, type Model } from 'mongoose';
import type { Plan } from '../../shared/plan/plan.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

/** A plan version without what changes after it (the project's stage): frozen, hashed, never updated. */
export type PlanContent = Omit<Plan, 'stage' | 'hash'>;

export interface PlanRecord {
  readonly _id: string;
  readonly communityId: string;
  readonly version: number;
  readonly hash: string;
  readonly content: PlanContent;
}

const needed = { type: String, required: true } as const;
const plan = new Schema<PlanRecord>(
  {
    _id: needed,
    communityId: needed,
    version: { type: Number, required: true },
    hash: needed,
    // Hashed as one piece and never queried into: the schema guards the frame, the hash the content.
    content: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'planVersions', strict: 'throw', versionKey: false, minimize: false },
);

/** The published plan versions on this connection. */
export function planModel(connection: Connection): Model<PlanRecord> {
  return connection.model<PlanRecord>('PlanVersion', plan);
}

export const planIndexes: CollectionSpec = {
  collection: 'planVersions',
  indexes: [{ name: 'version_once', key: { communityId: 1, version: 1 }, unique: true }],
};
