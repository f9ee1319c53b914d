import { Schema, type Connection, type Model } from 'mongoose';
import { COMMITTEE_FUNCTIONS, type CommitteeFunction } from '../../shared/committee/committee.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

/** A member as stored; the name is sealed. One who left stays for the meetings held before. */
export interface MemberRecord {
  readonly _id: string;
  readonly communityId: string;
  readonly function: CommitteeFunction;
  readonly represents: string;
  readonly name: string;
  readonly left?: boolean;
}

export interface MeetingRecord {
  readonly _id: string;
  readonly communityId: string;
  readonly clientKey: string;
  readonly heldOn: string;
  readonly place: string;
  readonly present: readonly string[];
  readonly members: number;
  readonly minutes: string;
}

const needed = { type: String, required: true } as const;
const member = new Schema<MemberRecord>(
  {
    _id: needed,
    communityId: needed,
    function: { type: String, required: true, enum: COMMITTEE_FUNCTIONS },
    represents: needed,
    name: needed,
    left: { type: Boolean },
  },
  { collection: 'committeeMembers', strict: 'throw', versionKey: false },
);
const meeting = new Schema<MeetingRecord>(
  {
    _id: needed,
    communityId: needed,
    clientKey: needed,
    heldOn: needed,
    place: needed,
    present: { type: [String], required: true },
    members: { type: Number, required: true },
    minutes: needed,
  },
  { collection: 'committeeMeetings', strict: 'throw', versionKey: false },
);

/** The committees' members on this connection. */
export function memberModel(connection: Connection): Model<MemberRecord> {
  return connection.model<MemberRecord>('CommitteeMember', member);
}

/** The committees' meetings on this connection. */
export function meetingModel(connection: Connection): Model<MeetingRecord> {
  return connection.model<MeetingRecord>('CommitteeMeeting', meeting);
}

export const committeeIndexes: readonly CollectionSpec[] = [
  { collection: 'committeeMembers', indexes: [{ name: 'by_community', key: { communityId: 1, _id: 1 } }] },
  {
    collection: 'committeeMeetings',
    indexes: [
      { name: 'by_day', key: { communityId: 1, heldOn: -1, _id: 1 } },
      { name: 'sent_once', key: { communityId: 1, clientKey: 1 }, unique: true },
    ],
  },
];
