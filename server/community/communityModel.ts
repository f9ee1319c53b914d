import { Schema, type Connection, type Model } from 'mongoose';
import type { Contact } from '../../shared/community/community.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

export interface UnitRecord {
  readonly unitId: string;
  readonly name: string;
}
export interface BuildingRecord {
  readonly buildingId: string;
  readonly name: string;
  readonly units: readonly UnitRecord[];
  /** Its middle on the community's site plan, in permille of the drawing's width and height. */
  readonly spot?: { readonly x: number; readonly y: number };
}

/** A 小区 as registered (基本情况, 利通区2025 五（一）: 面积、户数、建成年代). `regionIds` from city to neighbourhood. */
export interface CommunityRecord {
  readonly _id: string;
  readonly name: string;
  readonly demo: boolean;
  readonly regionIds: readonly string[];
  readonly regionName: string;
  readonly builtYear: number;
  /** Whole square metres of floor. */
  readonly areaM2: number;
  readonly households: number;
  readonly buildings: readonly BuildingRecord[];
  readonly contact: Contact;
  /** Which document's stages and gates it follows. */
  readonly templateId: string;
}

const needed = { type: String, required: true } as const;
const contact = new Schema<Contact>(
  { office: needed, function: needed, phone: needed },
  { _id: false, strict: 'throw' },
);
const unit = new Schema<UnitRecord>({ unitId: needed, name: needed }, { _id: false, strict: 'throw' });
const spot = new Schema<NonNullable<BuildingRecord['spot']>>(
  { x: { type: Number, required: true }, y: { type: Number, required: true } },
  { _id: false, strict: 'throw' },
);
const building = new Schema<BuildingRecord>(
  { buildingId: needed, name: needed, units: { type: [unit], required: true }, spot },
  { _id: false, strict: 'throw' },
);
const community = new Schema<CommunityRecord>(
  {
    _id: needed,
    name: needed,
    demo: { type: Boolean, required: true },
    regionIds: { type: [String], required: true },
    regionName: needed,
    builtYear: { type: Number, required: true },
    areaM2: { type: Number, required: true },
    households: { type: Number, required: true },
    buildings: { type: [building], required: true },
    contact: { type: contact, required: true },
    templateId: needed,
  },
  { collection: 'communities', strict: 'throw', versionKey: false },
);

/** The communities on this connection. */
export function communityModel(connection: Connection): Model<CommunityRecord> {
  return connection.model<CommunityRecord>('Community', community);
}

export const communityIndexes: CollectionSpec = {
  collection: 'communities',
  indexes: [{ name: 'by_region', key: { regionIds: 1, _id: 1 } }],
};
