import { Schema, type Connection, type Model } from 'mongoose';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

/** Why a household is told: staff entered for it, one of its people overruled or took back another's answer, somebody joined it, or an entry in its name was disputed, settled, voided or taken out of the denominator. */
export const NOTICE_REASONS = [
  'enteredByStaff',
  'answerReplaced',
  'answerWithdrawn',
  'memberJoined',
  'answerDisputed',
  'disputeSettled',
  'answerVoided',
  'householdExcluded',
] as const;
export type NoticeReason = (typeof NOTICE_REASONS)[number];

/** A notice that an entry owes. `_id` is `<log>:<seq>:<household>`: owing it twice is impossible. */
export interface NoticeRecord {
  readonly _id: string;
  readonly log: string;
  readonly seq: number;
  readonly householdId: string;
  readonly reason: NoticeReason;
  readonly status: 'owed';
}

const needed = { type: String, required: true } as const;
const notice = new Schema<NoticeRecord>(
  {
    _id: needed,
    log: needed,
    seq: { type: Number, required: true },
    householdId: needed,
    reason: { type: String, required: true, enum: NOTICE_REASONS },
    status: { type: String, required: true, enum: ['owed'] },
  },
  { collection: 'notices', strict: 'throw', versionKey: false },
);

/** The notices on this connection. */
export function noticeModel(connection: Connection): Model<NoticeRecord> {
  return connection.model<NoticeRecord>('Notice', notice);
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

export const noticeIndexes: readonly CollectionSpec[] = [
  { collection: 'notices', indexes: [{ name: 'by_status', key: { status: 1, _id: 1 } }] },
  { collection: 'outboxPlaces', indexes: [] },
];
