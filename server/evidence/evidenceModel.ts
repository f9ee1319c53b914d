import { Schema, type Connection, type Model } from 'mongoose';
import type { CoverArea } from '../../shared/evidence/coverArea.ts';
import { EVIDENCE_TYPES, type EvidenceType } from '../../shared/evidence/evidenceApi.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

/** A further file of a photograph: its key in the storage names the photograph and the file's own hash. */
export interface Rendition {
  readonly key: string;
  readonly type: EvidenceType;
  readonly bytes: number;
}

/** What other residents see of a photograph; without files of its own it was declared free of faces and plates. */
export interface PhotoCover {
  readonly areas: readonly CoverArea[];
  readonly full?: Rendition;
  readonly thumb?: Rendition;
  readonly by: string;
  readonly at: Date;
}

/** What is known of a kept file; `_id` is the SHA-256 of its bytes, so that the same file is kept once. */
export interface EvidenceRecord {
  readonly _id: string;
  readonly type: EvidenceType;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
  readonly thumb?: Rendition;
  readonly cover?: PhotoCover;
  /** When the content check found it risky: what was covered before that is shown to nobody else. */
  readonly riskyAt?: Date;
  /** Account ids of everybody who has uploaded it. */
  readonly uploaders: readonly string[];
  /** The communities it is about. */
  readonly communityIds: readonly string[];
  /** Whose upload brought it in, and when: it takes room once, and of that account's day. */
  readonly keptBy?: string;
  readonly keptAt?: Date;
  /** When it was last uploaded; only while no command has named it. What nobody names is swept. */
  readonly idleSince?: Date;
  /** Its files do not all lie in the storage yet: it can neither be named nor shown. */
  readonly arriving?: true;
  /** It is being swept: it can neither be named nor shown, and is gone in a moment. */
  readonly sweptAt?: Date;
}

const needed = { type: String, required: true } as const;
const wanted = { type: Number, required: true } as const;
const rendition = { key: needed, type: needed, bytes: wanted } as const;
const inside = (fields: Readonly<Record<string, object>>): Schema =>
  new Schema(fields, { _id: false, strict: 'throw' });
const cover = inside({
  areas: { type: [inside({ x: wanted, y: wanted, width: wanted, height: wanted })], required: true },
  full: inside(rendition),
  thumb: inside(rendition),
  by: needed,
  at: { type: Date, required: true },
});
const evidence = new Schema<EvidenceRecord>(
  {
    _id: needed,
    type: { type: String, required: true, enum: EVIDENCE_TYPES },
    bytes: wanted,
    width: Number,
    height: Number,
    thumb: inside(rendition),
    cover,
    riskyAt: Date,
    uploaders: { type: [String], required: true },
    communityIds: { type: [String], required: true },
    keptBy: String,
    keptAt: Date,
    idleSince: Date,
    arriving: Boolean,
    sweptAt: Date,
  },
  { collection: 'evidence', strict: 'throw', versionKey: false },
);

/** The kept files on this connection. */
export function evidenceModel(connection: Connection): Model<EvidenceRecord> {
  return connection.model<EvidenceRecord>('Evidence', evidence);
}

export const evidenceIndexes: CollectionSpec = {
  collection: 'evidence',
  indexes: [
    { name: 'kept_bytes', key: { keptBy: 1, keptAt: -1, bytes: 1 } },
    { name: 'idle', key: { idleSince: 1 }, partialFilterExpression: { idleSince: { $exists: true } } },
  ],
};
