import { Schema, type Connection, type Model } from 'mongoose';
import {
  DELIVERY_CLASSES,
  NOTICE_REASONS,
  type DeliveryClass,
  type NoticeLink,
  type NoticeReason,
  type NoticeWords,
} from '../../shared/notice/notice.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

const NOTICE_COLLECTION = 'notices';

/**
 * `owed`: to be sent; `listed`: no message went out, it lies in 我的消息 until somebody opens it; `slip`: it has to be
 * printed and handed over; `told`: they know; `untold`: nobody could be told.
 */
export const NOTICE_STATES = ['owed', 'listed', 'slip', 'told', 'untold'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Channels that send by themselves, in the order in which they are tried. */
export const SENDING_CHANNELS = ['wechat', 'sms'] as const;
export type SendingChannel = (typeof SENDING_CHANNELS)[number];

/** A notice that is owed, and what became of it. `_id` names what happened and who is told: owing it twice is impossible. */
export interface NoticeRecord {
  readonly _id: string;
  /** Who is told, as one text: `household:<id>`, `account:<id>`, `grant:<role>~<scope>`. */
  readonly addressee: string;
  readonly communityId: string;
  /** The entry that owes it, where one does; its delivery is then recorded in the same log. */
  readonly log?: string;
  readonly seq?: number;
  readonly householdId?: string;
  /** Whose own act it is about: told by having done it, and not the one who may hand over its slip. */
  readonly actorId?: string;
  readonly reason: NoticeReason;
  readonly words: NoticeWords;
  readonly link: NoticeLink;
  readonly urgent: boolean;
  readonly status: NoticeState;
  readonly owedAt: Date;
  /** When what it is about began; absent where that is when it was owed. */
  readonly aboutAt?: Date;
  /** Not before this is it looked at (again). */
  readonly dueAt: Date;
  /** The channel that is tried now, and how often it failed. */
  readonly channel: SendingChannel;
  readonly attempts: number;
  /** How they were told, or could not be. */
  readonly delivery?: {
    readonly by: DeliveryClass;
    readonly at: Date;
    /** Who handed the slip over, or tried to. */
    readonly handedBy?: string;
  };
  /** Accounts that opened it. */
  readonly readBy: readonly string[];
  /** Its outcome has still to be written to the log; after a failure not before `recordAt`. */
  readonly toRecord?: true;
  readonly recordAt?: Date;
  /** How often in a row we ourselves have failed to tell or to record it. */
  readonly failures?: number;
  /** Where a slip has to go: the row filter of the staff who hand it over. */
  readonly buildingId?: string;
  readonly regionIds?: readonly string[];
  readonly printedAt?: Date;
}

const needed = { type: String, required: true } as const;
const text = { type: String } as const;
const plain = { type: Schema.Types.Mixed, required: true } as const;

const noticeSchema = new Schema<NoticeRecord>(
  {
    _id: needed,
    addressee: needed,
    communityId: needed,
    log: text,
    seq: { type: Number },
    householdId: text,
    actorId: text,
    reason: { type: String, required: true, enum: NOTICE_REASONS },
    words: plain,
    link: plain,
    urgent: { type: Boolean, required: true },
    status: { type: String, required: true, enum: NOTICE_STATES },
    owedAt: { type: Date, required: true },
    aboutAt: { type: Date },
    dueAt: { type: Date, required: true },
    channel: { type: String, required: true, enum: SENDING_CHANNELS },
    attempts: { type: Number, required: true },
    delivery: {
      type: new Schema(
        { by: { ...needed, enum: DELIVERY_CLASSES }, at: { type: Date, required: true }, handedBy: text },
        { _id: false },
      ),
    },
    readBy: { type: [String], required: true },
    toRecord: { type: Boolean },
    recordAt: { type: Date },
    failures: { type: Number },
    buildingId: text,
    regionIds: { type: [String], default: undefined },
    printedAt: { type: Date },
  },
  { collection: NOTICE_COLLECTION, strict: 'throw', versionKey: false, minimize: false },
);

/** The notices on this connection. */
export function noticeModel(connection: Connection): Model<NoticeRecord> {
  return connection.model<NoticeRecord>('Notice', noticeSchema);
}

interface OutboxPlace {
  readonly _id: string;
  readonly next: number;
}

const place = new Schema<OutboxPlace>(
  { _id: needed, next: { type: Number, required: true } },
  { collection: 'outboxPlaces', strict: 'throw', versionKey: false },
);

/** How far the outbox has read each log. */
export function outboxPlaceModel(connection: Connection): Model<OutboxPlace> {
  return connection.model<OutboxPlace>('OutboxPlace', place);
}

/** One sender at a time for an addressee. */
export const TURN_COLLECTION = 'noticeTurns';

/** How many messages of a template an account allows WeChat to bring. `_id` is `<account>:<template>`. */
export interface MessageCredit {
  readonly _id: string;
  readonly left: number;
}

const credit = new Schema<MessageCredit>(
  { _id: needed, left: { type: Number, required: true } },
  { collection: 'messageCredits', strict: 'throw', versionKey: false },
);

/** The credits on this connection. */
export function messageCreditModel(connection: Connection): Model<MessageCredit> {
  return connection.model<MessageCredit>('MessageCredit', credit);
}

export const noticeIndexes: readonly CollectionSpec[] = [
  {
    collection: NOTICE_COLLECTION,
    indexes: [
      { name: 'due', key: { status: 1, dueAt: 1, _id: 1 } },
      { name: 'of_addressee', key: { addressee: 1, owedAt: -1, _id: -1 } },
      { name: 'slips', key: { communityId: 1, status: 1, owedAt: 1, _id: 1 } },
      {
        name: 'to_record_next',
        key: { toRecord: 1, recordAt: 1, _id: 1 },
        partialFilterExpression: { toRecord: true },
      },
      { name: 'failing', key: { failures: 1 }, partialFilterExpression: { failures: { $gt: 0 } } },
    ],
  },
  { collection: 'outboxPlaces', indexes: [] },
  { collection: TURN_COLLECTION, indexes: [] },
  { collection: 'messageCredits', indexes: [] },
];
