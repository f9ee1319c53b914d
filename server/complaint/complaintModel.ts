import { Schema, type Connection, type Model } from 'mongoose';
import {
  COMPLAINT_CATEGORIES,
  OFFICE_CHANNELS,
  type ComplaintCategory,
  type ComplaintPlace,
  type ComplaintOrigin,
  type OfficeChannel,
  type Urgency,
} from '../../shared/complaint/complaint.ts';
import type { ComplaintEntry, ComplaintTerms } from '../../shared/complaint/complaintEntry.ts';
import type { FoldedComplaint } from '../../shared/complaint/foldedComplaint.ts';
import type { Stage } from '../../shared/plan/stageTemplate.ts';
import { turnIndex, type DayTurn } from '../database/dayTurn.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

export const COMPLAINT_COLLECTION = 'complaints';

/**
 * One complaint: what was fixed at its filing, everything that happened since (`entries`, only ever added to) and what
 * that adds up to (`folded`, never anything else than the fold of the entries). Row filter: `communityId`, `regionIds`
 * above it, `buildingIds` (its own, or all of the community's for 公共区域), `folded.organisationId`, `filerId`, and for
 * residents `isPrivate` and `isHidden`.
 */
export interface ComplaintRecord {
  readonly _id: string;
  readonly number: string;
  readonly communityId: string;
  readonly regionIds: readonly string[];
  readonly buildingIds: readonly string[];
  /** Who sent it (the filer, or staff who heard it), with the key that makes sending again harmless. */
  readonly accountId: string;
  readonly clientKey: string;
  /** SHA-256 of what was sent. */
  readonly sent: string;
  /** The how-manieth filing of its account that day. */
  readonly turn?: DayTurn;
  /** Null where staff wrote it down; its household, where known, is then its filer. */
  readonly filerId: string | null;
  readonly householdId?: string;
  readonly heard?: OfficeChannel;
  /** What the office filed it for; once, until it withdraws it. */
  readonly origin?: ComplaintOrigin;
  readonly category: ComplaintCategory;
  readonly place: ComplaintPlace;
  readonly urgency: Urgency;
  readonly isPrivate: boolean;
  /** Where the renovation stood when it was filed. */
  readonly stage: Stage;
  /** As it was filed, for searching; shown from the entries. */
  readonly text: string;
  /** The same as other residents read it, for what they search. */
  readonly maskedText: string;
  /** Sealed. */
  readonly phone?: string;
  readonly terms: ComplaintTerms;
  readonly entries: readonly ComplaintEntry[];
  readonly folded: FoldedComplaint;
  /** The same as `folded.version`: what a write is guarded by. */
  readonly version: number;
  /** What was filed is hidden from residents. */
  readonly isHidden: boolean;
  /** Somebody has still to be told of its last moves. */
  readonly toTell?: true;
  /** How many of its entries people have been told of. */
  readonly told: number;
}

const needed = { type: String, required: true } as const;
const text = { type: String } as const;
const mixed = { type: Schema.Types.Mixed, required: true } as const;

const complaintSchema = new Schema<ComplaintRecord>(
  {
    _id: needed,
    number: needed,
    communityId: needed,
    regionIds: { type: [String], required: true },
    buildingIds: { type: [String], required: true },
    accountId: needed,
    clientKey: needed,
    sent: needed,
    turn: { type: Schema.Types.Mixed },
    filerId: { type: String, default: null },
    householdId: text,
    heard: { type: String, enum: OFFICE_CHANNELS },
    origin: { type: Schema.Types.Mixed },
    category: { type: String, required: true, enum: COMPLAINT_CATEGORIES },
    place: mixed,
    urgency: { type: String, required: true, enum: ['usual', 'urgent'] },
    isPrivate: { type: Boolean, required: true },
    stage: needed,
    text: needed,
    maskedText: needed,
    phone: text,
    terms: mixed,
    entries: { type: [Schema.Types.Mixed], required: true },
    folded: mixed,
    version: { type: Number, required: true },
    isHidden: { type: Boolean, required: true },
    toTell: { type: Boolean },
    told: { type: Number, required: true },
  },
  { collection: COMPLAINT_COLLECTION, strict: 'throw', versionKey: false, minimize: false },
);

/** The complaints on this connection. */
export function complaintModel(connection: Connection): Model<ComplaintRecord> {
  return connection.model<ComplaintRecord>('Complaint', complaintSchema);
}

const newestFirst = { 'folded.filedAt': -1, _id: -1 } as const;

export const complaintIndexes: CollectionSpec = {
  collection: COMPLAINT_COLLECTION,
  indexes: [
    { name: 'sent_once', key: { accountId: 1, clientKey: 1 }, unique: true },
    turnIndex,
    { name: 'number_once', key: { communityId: 1, number: 1 }, unique: true },
    { name: 'of_community', key: { communityId: 1, 'folded.state': 1, ...newestFirst } },
    { name: 'newest', key: { communityId: 1, ...newestFirst } },
    { name: 'due_in_community', key: { communityId: 1, 'folded.dueAt': 1, _id: 1 } },
    { name: 'due_in_region', key: { regionIds: 1, 'folded.dueAt': 1, _id: 1 } },
    { name: 'newest_in_region', key: { regionIds: 1, ...newestFirst } },
    { name: 'by_region', key: { regionIds: 1, 'folded.state': 1, ...newestFirst } },
    { name: 'by_building', key: { buildingIds: 1, 'folded.state': 1, ...newestFirst } },
    { name: 'newest_of_building', key: { buildingIds: 1, ...newestFirst } },
    { name: 'due_of_building', key: { buildingIds: 1, 'folded.dueAt': 1, _id: 1 } },
    { name: 'newest_of_organisation', key: { 'folded.organisationId': 1, ...newestFirst } },
    { name: 'of_organisation', key: { 'folded.organisationId': 1, 'folded.state': 1, ...newestFirst } },
    {
      name: 'due_of_organisation',
      key: { 'folded.organisationId': 1, 'folded.dueAt': 1, _id: 1 },
    },
    { name: 'of_filer', key: { filerId: 1, ...newestFirst } },
    { name: 'of_household', key: { householdId: 1, ...newestFirst } },
    { name: 'moves', key: { communityId: 1, isPrivate: 1, version: 1 } },
    { name: 'moved_versions', key: { 'folded.movedAt': 1, communityId: 1, version: 1, _id: 1 } },
    { name: 'to_act', key: { 'folded.actAt': 1 } },
    {
      name: 'provisional',
      key: { 'folded.clocks.provisional': 1 },
      partialFilterExpression: { 'folded.clocks.provisional': true },
    },
    { name: 'to_tell', key: { toTell: 1, _id: 1 }, partialFilterExpression: { toTell: true } },
    { name: 'unchecked', key: { 'folded.moderation.is': 1, _id: 1 } },
  ],
};
