import { Schema, type Connection, type Model } from 'mongoose';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

export const OWNER_KINDS = ['person', 'developer'] as const;
export const OWNER_STOCKS = ['unsold', 'undelivered'] as const;
export type OwnerStock = (typeof OWNER_STOCKS)[number];

/** A person (or a body that owns like one), or the developer with what is unsold or not handed over. */
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** 业主. `name` is sealed; nothing else here names a person. */
export interface OwnerRecord {
  readonly _id: string;
  readonly communityId: string;
  readonly kind: OwnerKind;
  readonly name: string;
}

/** 产权关系 of one owner and one dwelling; a dwelling may have several owners and an owner several dwellings. */
export interface OwnershipRecord {
  readonly _id: string;
  readonly communityId: string;
  readonly ownerId: string;
  readonly householdId: string;
  /** Account of the representative whom the owners of this dwelling agreed on; the same on each of their lines. */
  readonly representativeId?: string;
  /** Of a developer: not sold, or sold and not handed over. */
  readonly stock?: OwnerStock;
}

const needed = { type: String, required: true } as const;
const owner = new Schema<OwnerRecord>(
  {
    _id: needed,
    communityId: needed,
    kind: { type: String, required: true, enum: OWNER_KINDS },
    name: needed,
  },
  { collection: 'owners', strict: 'throw', versionKey: false },
);
const ownership = new Schema<OwnershipRecord>(
  {
    _id: needed,
    communityId: needed,
    ownerId: needed,
    householdId: needed,
    representativeId: { type: String },
    stock: { type: String, enum: OWNER_STOCKS },
  },
  { collection: 'ownerships', strict: 'throw', versionKey: false },
);

/** The owners on this connection. */
export function ownerModel(connection: Connection): Model<OwnerRecord> {
  return connection.model<OwnerRecord>('Owner', owner);
}

/** Who owns what, on this connection. */
export function ownershipModel(connection: Connection): Model<OwnershipRecord> {
  return connection.model<OwnershipRecord>('Ownership', ownership);
}

export const ownerIndexes: readonly CollectionSpec[] = [
  { collection: 'owners', indexes: [{ name: 'by_community', key: { communityId: 1, _id: 1 } }] },
  {
    collection: 'ownerships',
    indexes: [
      { name: 'owner_of_dwelling_once', key: { communityId: 1, householdId: 1, ownerId: 1 }, unique: true },
    ],
  },
];
