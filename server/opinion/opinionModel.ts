import { Schema, type Connection, type Model } from 'mongoose';
import type { Role } from '../../shared/identity/account.ts';
import type { LinkTarget, OpinionSource } from '../../shared/opinion/opinion.ts';
import type { Channel, Relation } from '../../shared/round/round.ts';
import { turnIndex, type DayTurn } from '../database/dayTurn.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

export const OPINION_COLLECTION = 'opinions';

/** A link as it is kept; `actor` is an account and never leaves the server. */
export interface LinkRecord {
  readonly linkId: string;
  readonly at: Date;
  readonly by: Role;
  readonly actor: string;
  readonly target: LinkTarget;
  readonly title: string;
  readonly note?: string;
  readonly undone?: { readonly at: Date; readonly by: Role; readonly actor: string; readonly reason: string };
}

/** A public version; an ended one is kept with its reason. */
export interface PublicVersion {
  readonly words: string;
  readonly at: Date;
  readonly by: Role;
  readonly actor: string;
  readonly ended?: { readonly at: Date; readonly actor: string; readonly reason: string };
}

/** Where in a round it was said; its words are read from the record of answers and stand nowhere else. */
export interface SaidInRound {
  readonly roundId: string;
  readonly questionId: string;
  /** The household's entry; absent for a score, which stands for a whole line. */
  readonly seq?: number;
  readonly rowId?: string;
}

/** `open`: somebody has to say what became of it; `linked`: it has a living link; `quiet`: a line without low marks. */
export type OpinionState = 'open' | 'linked' | 'quiet';

/** One opinion. Row filter: `communityId`, `regionIds` above it, `buildingIds` (its own, or all of the community's). */
export interface OpinionRecord {
  readonly _id: string;
  readonly communityId: string;
  readonly regionIds: readonly string[];
  readonly buildingIds: readonly string[];
  readonly source: OpinionSource;
  readonly at: Date;
  readonly state: OpinionState;
  readonly mayPublish: boolean;
  readonly householdId?: string;
  readonly relation?: Relation;
  readonly channel?: Channel;
  readonly itemId?: string;
  /** Who wrote or heard it, with the key that makes sending again harmless; only of free ones. */
  readonly accountId?: string;
  readonly clientKey?: string;
  /** Of a free one: the how-manieth of its account that day. */
  readonly turn?: DayTurn;
  /** Sealed words; only of free ones. */
  readonly text?: string;
  /** The content check has not looked at them yet, or has found them risky since. */
  readonly check?: 'pending' | 'refused';
  readonly said?: SaidInRound;
  readonly links: readonly LinkRecord[];
  readonly publications: readonly PublicVersion[];
  /** Everybody may read its thread. */
  readonly isPublic?: true;
  /** Waits for the grouping. */
  readonly toGroup?: true;
  readonly groupId?: string;
  readonly grouping?: 'suggested' | 'confirmed';
  /** Permille of shared words with the one it was put beside. */
  readonly likeness?: number;
  /** Groups that staff took it out of: not suggested again. */
  readonly apart: readonly string[];
  /** Keyed MinHash of its words, base64, and the keys of its bands: nothing can be read from them. */
  readonly signature?: string;
  readonly bands?: readonly string[];
}

/** A group of opinions that say nearly the same; its members name it. */
export interface OpinionGroupRecord {
  readonly _id: string;
  readonly communityId: string;
  readonly regionIds: readonly string[];
  readonly at: Date;
  /** A member waits for somebody's yes or no. */
  readonly state: 'suggested' | 'confirmed' | 'dissolved';
}

const needed = { type: String, required: true } as const;
const text = { type: String } as const;
const kept = { type: [Schema.Types.Mixed], required: true } as const;

const opinionSchema = new Schema<OpinionRecord>(
  {
    _id: needed,
    communityId: needed,
    regionIds: { type: [String], required: true },
    buildingIds: { type: [String], required: true },
    source: needed,
    at: { type: Date, required: true },
    state: needed,
    mayPublish: { type: Boolean, required: true },
    householdId: text,
    relation: text,
    channel: text,
    itemId: text,
    accountId: text,
    clientKey: text,
    text,
    check: text,
    turn: { type: Schema.Types.Mixed },
    said: { type: Schema.Types.Mixed },
    links: kept,
    publications: kept,
    isPublic: { type: Boolean },
    toGroup: { type: Boolean },
    groupId: text,
    grouping: text,
    likeness: { type: Number },
    apart: { type: [String], required: true },
    signature: text,
    bands: { type: [String], default: undefined },
  },
  { collection: OPINION_COLLECTION, strict: 'throw', versionKey: false, minimize: false },
);

const groupSchema = new Schema<OpinionGroupRecord>(
  {
    _id: needed,
    communityId: needed,
    regionIds: { type: [String], required: true },
    at: { type: Date, required: true },
    state: needed,
  },
  { collection: 'opinionGroups', strict: 'throw', versionKey: false },
);

/** The opinions on this connection. */
export function opinionModel(connection: Connection): Model<OpinionRecord> {
  return connection.model<OpinionRecord>('Opinion', opinionSchema);
}

/** Their groups on this connection. */
export function opinionGroupModel(connection: Connection): Model<OpinionGroupRecord> {
  return connection.model<OpinionGroupRecord>('OpinionGroup', groupSchema);
}

/** The rounds whose opinions have been collected, at which status. */
export const COLLECTED_ROUNDS = 'opinionRounds';

const given = (field: string) => ({ [field]: { $exists: true } });

export const opinionIndexes: readonly CollectionSpec[] = [
  {
    collection: OPINION_COLLECTION,
    indexes: [
      {
        name: 'sent_once',
        key: { accountId: 1, clientKey: 1 },
        unique: true,
        partialFilterExpression: given('clientKey'),
      },
      turnIndex,
      { name: 'worklist', key: { communityId: 1, state: 1, at: -1, _id: -1 } },
      { name: 'by_region', key: { regionIds: 1, state: 1, at: -1, _id: -1 } },
      { name: 'by_building', key: { buildingIds: 1, state: 1, at: -1, _id: -1 } },
      { name: 'of_household', key: { householdId: 1, at: -1 } },
      {
        name: 'published',
        key: { communityId: 1, at: -1, _id: -1 },
        partialFilterExpression: { isPublic: true },
      },
      { name: 'alike', key: { communityId: 1, bands: 1 } },
      { name: 'to_group', key: { toGroup: 1, _id: 1 }, partialFilterExpression: { toGroup: true } },
      { name: 'unchecked', key: { check: 1, _id: 1 }, partialFilterExpression: { check: 'pending' } },
      { name: 'members', key: { groupId: 1 }, partialFilterExpression: given('groupId') },
    ],
  },
  {
    collection: 'opinionGroups',
    indexes: [
      { name: 'worklist', key: { communityId: 1, state: 1, at: -1, _id: -1 } },
      { name: 'by_region', key: { regionIds: 1, state: 1, at: -1, _id: -1 } },
    ],
  },
  { collection: COLLECTED_ROUNDS, indexes: [] },
];
