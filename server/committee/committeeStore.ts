import { randomBytes } from 'node:crypto';
import { trusted, type Connection } from 'mongoose';
import {
  COMMITTEE_FUNCTIONS,
  type CommitteeFunction,
  type CommitteeMeeting,
} from '../../shared/committee/committee.ts';
import type { FieldCipher } from '../crypto/fieldCipher.ts';
import { meetingModel, memberModel, type MeetingRecord, type MemberRecord } from './committeeModel.ts';

/** A member with the name in clear, never to be sent as it is. */
export interface StoredMember {
  readonly memberId: string;
  readonly function: CommitteeFunction;
  readonly represents: string;
  readonly name: string;
}

export type NewMeeting = Omit<CommitteeMeeting, 'meetingId' | 'members'> & { readonly clientKey: string };

/** Members and meetings of one community at a time; which community a caller may keep is asked before. */
export interface CommitteeStore {
  addMember(communityId: string, member: Omit<StoredMember, 'memberId'>): Promise<StoredMember>;
  /** Those who have not left, the chair first. */
  membersOf(communityId: string): Promise<readonly StoredMember[]>;
  /** Undefined when there is no such member any more. */
  leave(communityId: string, memberId: string): Promise<StoredMember | undefined>;
  /** The same `clientKey` again gives the meeting that is there. */
  addMeeting(communityId: string, meeting: NewMeeting, members: number): Promise<CommitteeMeeting>;
  /** Newest first. */
  meetingsOf(communityId: string): Promise<readonly CommitteeMeeting[]>;
  findMeeting(communityId: string, meetingId: string): Promise<CommitteeMeeting | undefined>;
}

const MEMBERS = 'committeeMembers';

function byFunction(first: StoredMember, second: StoredMember): number {
  const place = (member: StoredMember) => COMMITTEE_FUNCTIONS.indexOf(member.function);
  return place(first) - place(second) || first.represents.localeCompare(second.represents, 'zh');
}

/** The committees in the database; names are sealed as they are written and opened only here. */
export function openCommitteeStore(connection: Connection, cipher: FieldCipher): CommitteeStore {
  const members = memberModel(connection);
  const meetings = meetingModel(connection);
  const place = (id: string) => ({ collection: MEMBERS, id, field: 'name' });
  const opened = ({ _id, function: held, represents, name }: MemberRecord): StoredMember => ({
    memberId: _id,
    function: held,
    represents,
    name: cipher.openText(name, place(_id)),
  });
  const shown = ({
    _id,
    heldOn,
    place: where,
    present,
    members: count,
    minutes,
  }: MeetingRecord): CommitteeMeeting => ({
    meetingId: _id,
    heldOn,
    place: where,
    present,
    members: count,
    minutes,
  });
  return {
    async addMember(communityId, { name, ...member }) {
      const _id = `member-${randomBytes(9).toString('hex')}`;
      const record = { _id, communityId, ...member, name: cipher.sealText(name, place(_id)) };
      await members.create([record]);
      return opened(record);
    },
    async membersOf(communityId) {
      const filter = { communityId, left: trusted({ $ne: true }) };
      const found = await members.find(filter).sort({ communityId: 1, _id: 1 }).lean<MemberRecord[]>();
      return found.map(opened).sort(byFunction);
    },
    async leave(communityId, memberId) {
      const filter = { _id: memberId, communityId, left: trusted({ $ne: true }) };
      const before = await members.findOneAndUpdate(filter, { $set: { left: true } }).lean<MemberRecord>();
      return before === null ? undefined : opened(before);
    },
    async addMeeting(communityId, { clientKey, ...meeting }, count) {
      const _id = `meeting-${randomBytes(9).toString('hex')}`;
      const kept = await meetings
        .findOneAndUpdate(
          { communityId, clientKey },
          { $setOnInsert: { _id, ...meeting, members: count } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<MeetingRecord>();
      if (kept === null) throw new Error('The meeting was not kept.');
      return shown(kept);
    },
    async meetingsOf(communityId) {
      const found = await meetings
        .find({ communityId })
        .sort({ communityId: 1, heldOn: -1, _id: 1 })
        .lean<MeetingRecord[]>();
      return found.map(shown);
    },
    async findMeeting(communityId, meetingId) {
      const found = await meetings.findOne({ _id: meetingId, communityId }).lean<MeetingRecord>();
      return found === null ? undefined : shown(found);
    },
  };
}
