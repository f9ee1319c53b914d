import { trusted, type Connection, type QueryFilter } from 'mongoose';
import type { ComplaintEntry } from '../../shared/complaint/complaintEntry.ts';
import type { FoldedComplaint } from '../../shared/complaint/foldedComplaint.ts';
import { duplicateKeyOf } from '../database/duplicateKey.ts';
import type { Caller } from '../http/caller.ts';
import { complaintModel, type ComplaintRecord } from './complaintModel.ts';
import { rowsInReach } from './complaintScope.ts';

/** What a complaint's move is known by to those who follow it. */
export type MovedComplaint = Pick<ComplaintRecord, '_id' | 'communityId' | 'version'>;

/** What a write puts in the place of what was derived before. */
export interface Derived {
  readonly folded: FoldedComplaint;
  readonly isHidden: boolean;
}

export interface ComplaintStore {
  /**
   * Keeps a new complaint in one write. Gives back the one that was sent with the same key before; `number-taken` and
   * `turn-taken` where the number or the turn of the day is another's.
   */
  insert(
    complaint: ComplaintRecord,
  ): Promise<
    { readonly complaint: ComplaintRecord; readonly replayed: boolean } | 'number-taken' | 'turn-taken'
  >;
  find(complaintId: string): Promise<ComplaintRecord | undefined>;
  /** Those of these that are there. */
  named(complaintIds: readonly string[]): Promise<readonly ComplaintRecord[]>;
  sentBefore(accountId: string, clientKey: string): Promise<ComplaintRecord | undefined>;
  /**
   * Undefined when it is not there or not in the caller's reach: no telling which. With the key of something that the
   * caller said on it, also what that very act has taken out of its reach (a return).
   */
  findInReach(caller: Caller, complaintId: string, clientKey?: string): Promise<ComplaintRecord | undefined>;
  /** Adds entries if nobody has added any meanwhile; undefined when somebody has. */
  append(
    complaint: ComplaintRecord,
    entries: readonly ComplaintEntry[],
    derived: Derived,
  ): Promise<ComplaintRecord | undefined>;
  /** How many filings have taken a turn under this name. */
  turnsTaken(of: string): Promise<number>;
  /** Complaints on which the server's clock has to act by now, the most overdue first. */
  dueBy(now: number, limit: number): Promise<readonly ComplaintRecord[]>;
  /** Complaints with a deadline that rests on a year whose holidays nobody had announced. */
  provisional(): AsyncIterable<ComplaintRecord>;
  /** Puts what its entries add up to in the place of what was derived before, if nobody has added any meanwhile. */
  rederive(complaint: ComplaintRecord, derived: Derived): Promise<void>;
  /** Complaints whose last moves somebody has still to be told of. */
  toTell(limit: number): Promise<readonly ComplaintRecord[]>;
  /** Everybody has been told of its first `told` entries. */
  settleTold(complaintId: string, told: number): Promise<void>;
  /** Complaints with words that wait for their check, by their ids, beyond `after`. */
  unchecked(limit: number, after?: string): Promise<readonly ComplaintRecord[]>;
  /** All that moved since a moment, whichever instance moved it. */
  movedSince(since: number): Promise<readonly MovedComplaint[]>;
  /** How often complaints of a community have moved, all of them or the public ones: it only ever grows. */
  movesOf(communityId: string, which: 'all' | 'public'): Promise<number>;
  /** Calls the listener after each acknowledged write of this instance; the answer ends it. */
  follow(listener: (moved: MovedComplaint) => void): () => void;
  /** Calls the listener after each write of this instance that may change what a complaint adds up to. */
  followDerived(listener: (complaintId: string) => void): void;
}

/** Complaints in the database; scope is a filter of the query, never a check after it. */
export function openComplaintStore(connection: Connection): ComplaintStore {
  const complaints = complaintModel(connection);
  const listeners = new Set<(moved: MovedComplaint) => void>();
  const derivedListeners = new Set<(complaintId: string) => void>();
  const tellDerived = (complaintId: string): void =>
    derivedListeners.forEach((listener) => listener(complaintId));
  const tell = ({ _id, communityId, version }: MovedComplaint): void => {
    tellDerived(_id);
    listeners.forEach((listener) => listener({ _id, communityId, version }));
  };
  const findOne = async (filter: QueryFilter<ComplaintRecord>): Promise<ComplaintRecord | undefined> =>
    (await complaints.findOne(filter).lean<ComplaintRecord>()) ?? undefined;
  const sentBefore = (accountId: string, clientKey: string) => findOne({ accountId, clientKey });

  return {
    sentBefore,
    async insert(complaint) {
      try {
        await complaints.create([complaint]);
        tell(complaint);
        return { complaint, replayed: false };
      } catch (error) {
        const fields = duplicateKeyOf(error);
        if (fields === undefined) throw error;
        // The name of what the office files follows from what it files it for.
        const known = fields.includes('_id')
          ? await findOne({ _id: complaint._id })
          : await sentBefore(complaint.accountId, complaint.clientKey);
        if (known !== undefined) return { complaint: known, replayed: true };
        if (fields.includes('number')) return 'number-taken';
        if (fields.includes('turn.of')) return 'turn-taken';
        throw error;
      }
    },
    find: (complaintId) => findOne({ _id: complaintId }),
    named: (complaintIds) =>
      complaints.find({ _id: trusted({ $in: [...complaintIds] }) }).lean<ComplaintRecord[]>(),
    findInReach(caller, complaintId, clientKey) {
      const accountId = caller.account?.id;
      const said =
        clientKey === undefined || accountId === undefined
          ? []
          : [{ entries: trusted({ $elemMatch: { accountId, clientKey } }) }];
      return findOne({ $and: [{ _id: complaintId }, { $or: [rowsInReach(caller), ...said] }] });
    },
    async append(complaint, entries, { folded, isHidden }) {
      const { _id, version } = complaint;
      const derived = { folded, isHidden, version: folded.version, toTell: true as const };
      const { modifiedCount } = await complaints.updateOne(
        { _id, version },
        { $push: { entries: { $each: [...entries] } }, $set: derived },
      );
      if (modifiedCount === 0) return undefined;
      const moved = { ...complaint, ...derived, entries: [...complaint.entries, ...entries] };
      tell(moved);
      return moved;
    },
    turnsTaken: (of) => complaints.countDocuments({ 'turn.of': of }),
    dueBy: (now, limit) =>
      complaints
        .find({ 'folded.actAt': trusted({ $lte: now }) })
        .sort({ 'folded.actAt': 1 })
        .limit(limit)
        .lean<ComplaintRecord[]>(),
    provisional: () =>
      complaints.find({ 'folded.clocks.provisional': true }).lean<ComplaintRecord>().cursor(),
    async rederive({ _id, version }, { folded, isHidden }) {
      await complaints.updateOne({ _id, version }, { $set: { folded, isHidden } });
      tellDerived(_id);
    },
    toTell: (limit) =>
      complaints.find({ toTell: true }).sort({ _id: 1 }).limit(limit).lean<ComplaintRecord[]>(),
    async settleTold(complaintId, told) {
      await complaints.updateOne({ _id: complaintId }, { $max: { told } });
      await complaints.updateOne({ _id: complaintId, version: told }, { $unset: { toTell: 1 } });
    },
    unchecked: (limit, after = '') =>
      complaints
        .find({ 'folded.moderation.is': 'pending', _id: trusted({ $gt: after }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<ComplaintRecord[]>(),
    movedSince: (since) =>
      complaints
        .find({ 'folded.movedAt': trusted({ $gte: since }) }, { communityId: 1, version: 1 })
        .lean<MovedComplaint[]>(),
    async movesOf(communityId, which) {
      const [sum] = await complaints.aggregate<{ readonly moves: number }>([
        { $match: { communityId, ...(which === 'public' ? { isPrivate: false } : {}) } },
        { $group: { _id: null, moves: { $sum: '$version' } } },
      ]);
      return sum?.moves ?? 0;
    },
    follow(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    followDerived: (listener) => void derivedListeners.add(listener),
  };
}
