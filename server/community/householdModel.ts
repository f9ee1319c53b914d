import { Schema, type Connection, type Model } from 'mongoose';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

export const OCCUPANCIES = ['ownerOccupied', 'let', 'vacant', 'commercial'] as const;
/** 自住 · 出租 · 空置 · 商用. */
export type Occupancy = (typeof OCCUPANCIES)[number];

/** One dwelling, the unit of solicitation. `areaDm2` is in whole 0.01 m². Nothing here names a person. */
export interface HouseholdRecord {
  readonly _id: string;
  readonly communityId: string;
  readonly buildingId: string;
  readonly unitId: string;
  readonly floor: number;
  readonly room: string;
  readonly areaDm2: number;
  readonly occupancy: Occupancy;
}

const needed = { type: String, required: true } as const;
const household = new Schema<HouseholdRecord>(
  {
    _id: needed,
    communityId: needed,
    buildingId: needed,
    unitId: needed,
    floor: { type: Number, required: true },
    room: needed,
    areaDm2: { type: Number, required: true },
    occupancy: { type: String, required: true, enum: OCCUPANCIES },
  },
  { collection: 'households', strict: 'throw', versionKey: false },
);

/** The dwellings on this connection. */
export function householdModel(connection: Connection): Model<HouseholdRecord> {
  return connection.model<HouseholdRecord>('Household', household);
}

export const householdIndexes: CollectionSpec = {
  collection: 'households',
  indexes: [
    {
      name: 'door_once',
      key: { communityId: 1, buildingId: 1, unitId: 1, floor: 1, room: 1 },
      unique: true,
    },
  ],
};
