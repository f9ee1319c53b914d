import { Schema, type Connection, type Model } from 'mongoose';
import { EVIDENCE_TYPES, type EvidenceType } from '../../shared/evidence/evidenceApi.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

/** What is known of a kept file; `_id` is the SHA-256 of its bytes, so that the same file is kept once. */
export interface EvidenceRecord {
  readonly _id: string;
  readonly type: EvidenceType;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
  /** Account ids of everybody who has uploaded it. */
  readonly uploaders: readonly string[];
  /** The communities it is about. */
  readonly communityIds: readonly string[];
  /** Whose upload brought it in, and when: it takes room once, and of that account's day. */
  readonly keptBy?: string;
  readonly keptAt?: Date;
}

const needed = { type: String, required: true } as const;
const evidence = new Schema<EvidenceRecord>(
  {
    _id: needed,
    type: { type: String, required: true, enum: EVIDENCE_TYPES },
    bytes: { type: Number, required: true },
    width: Number,
    height: Number,
    uploaders: { type: [String], required: true },
    communityIds: { type: [String], required: true },
    keptBy: String,
    keptAt: Date,
  },
  { collection: 'evidence', strict: 'throw', versionKey: false },
);

/** The kept files on this connection. */
export function evidenceModel(connection: Connection): Model<EvidenceRecord> {
  return connection.model<EvidenceRecord>('Evidence', evidence);
}

export const evidenceIndexes: CollectionSpec = {
  collection: 'evidence',
  indexes: [{ name: 'kept_by', key: { keptBy: 1, keptAt: -1 } }],
};
