import { trusted, type Connection, type QueryFilter } from 'mongoose';
import type { Role } from '../../shared/identity/account.ts';
import { reachOf, type ScopedCaller } from '../../shared/identity/scope.ts';
import { forTheLog } from './deliveryStore.ts';
import { noticeModel, type NoticeRecord } from './noticeModel.ts';

/**
 * Whose messages: the account, every addressee that it stands for, and its households from the moment on (milliseconds
 * since 1970 UTC) at which it was bound to them: what came or began before is of those who lived there.
 */
export interface NoticeReader {
  readonly accountId: string;
  readonly addressees: readonly string[];
  readonly homes: readonly { readonly addressee: string; readonly since: number }[];
}

/** Where a list goes on: the last row's place, newest first. */
export interface NoticePlace {
  readonly at: number;
  readonly id: string;
}

/** The slips of one household. */
export interface HouseholdSlips {
  readonly householdId: string;
  readonly notices: readonly NoticeRecord[];
}

/** What people read of notices, and do with slips; whose rows they are is a filter of every query. */
export interface NoticeListStore {
  page(
    reader: NoticeReader,
    page: { readonly limit: number; readonly after?: NoticePlace },
  ): Promise<{ readonly items: readonly NoticeRecord[]; readonly next: NoticePlace | null }>;
  unread(reader: NoticeReader): Promise<number>;
  /** Opened by this person: told, unless another way was quicker. False for what is not the reader's. */
  read(reader: NoticeReader, noticeId: string, at: Date): Promise<boolean>;
  /** Households of a community with slips to be brought, in the caller's reach, by their ids. */
  slipsInScope(
    caller: ScopedCaller,
    roles: readonly Role[],
    page: { readonly communityId: string; readonly limit: number; readonly after?: string },
  ): Promise<{ readonly items: readonly HouseholdSlips[]; readonly next: string | null }>;
  slipsOf(caller: ScopedCaller, roles: readonly Role[], householdId: string): Promise<NoticeRecord[]>;
  printed(notices: readonly NoticeRecord[], at: Date): Promise<void>;
  /** Settles slips that still wait; gives back how many. */
  settleSlips(
    notices: readonly NoticeRecord[],
    outcome: { readonly told: boolean; readonly at: Date; readonly handedBy: string },
  ): Promise<number>;
}

/** Opens the people's side of the outbox. */
export function openNoticeListStore(connection: Connection): NoticeListStore {
  const notices = noticeModel(connection);
  const mine = ({ accountId, addressees, homes }: NoticeReader): QueryFilter<NoticeRecord> => ({
    $or: [
      { addressee: trusted({ $in: [...addressees] }) },
      ...homes
        .filter(({ since }) => Number.isFinite(since))
        .map(({ addressee, since }) => ({
          addressee,
          owedAt: trusted({ $gte: new Date(since) }),
          aboutAt: trusted({ $not: { $lt: new Date(since) } }),
        })),
    ],
    actorId: trusted({ $ne: accountId }),
  });

  return {
    async page(reader, { limit, after }) {
      const rows = await notices
        .find({ $and: [mine(reader), ...(after === undefined ? [] : [olderThan(after)])] })
        .sort({ owedAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean<NoticeRecord[]>();
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const more = rows.length > limit && last !== undefined;
      return { items, next: more ? { at: last.owedAt.getTime(), id: last._id } : null };
    },
    unread: (reader) =>
      notices.countDocuments({ $and: [mine(reader), { readBy: trusted({ $ne: reader.accountId }) }] }),
    async read(reader, noticeId, at) {
      const found = await notices
        .findOneAndUpdate(
          { $and: [mine(reader), { _id: noticeId }] },
          { $addToSet: { readBy: reader.accountId } },
        )
        .lean<NoticeRecord>();
      if (found === null) return false;
      await notices.updateOne(
        { _id: noticeId, status: trusted({ $ne: 'told' }) },
        { $set: { status: 'told', delivery: { by: 'list', at }, ...forTheLog(found) } },
      );
      return true;
    },
    async slipsInScope(caller, roles, { communityId, limit, after }) {
      const rows = await notices.aggregate<{ readonly _id: string; readonly notices: NoticeRecord[] }>([
        {
          $match: {
            communityId,
            status: 'slip',
            $or: rowsOf(caller, roles),
            ...(after === undefined ? {} : { householdId: trusted({ $gt: after }) }),
          },
        },
        { $sort: { owedAt: 1, _id: 1 } },
        { $group: { _id: '$householdId', notices: { $push: '$$ROOT' } } },
        { $sort: { _id: 1 } },
        { $limit: limit + 1 },
      ]);
      const items = rows.slice(0, limit).map((row) => ({ householdId: row._id, notices: row.notices }));
      return { items, next: rows.length > limit ? (items.at(-1)?.householdId ?? null) : null };
    },
    slipsOf: (caller, roles, householdId) =>
      notices
        .find({
          addressee: `household:${householdId}`,
          status: 'slip',
          $or: rowsOf(caller, roles),
        })
        .sort({ owedAt: 1, _id: 1 })
        .lean<NoticeRecord[]>(),
    async printed(these, printedAt) {
      await notices.updateMany(
        { _id: trusted({ $in: these.map(({ _id }) => _id) }) },
        { $set: { printedAt } },
      );
    },
    async settleSlips(these, { told, at, handedBy }) {
      let settled = 0;
      for (const notice of these) {
        const outcome = await notices.updateOne(
          { _id: notice._id, status: 'slip' },
          {
            $set: {
              status: told ? 'told' : 'untold',
              delivery: { by: 'slip', at, handedBy },
              ...forTheLog(notice),
            },
          },
        );
        settled += outcome.modifiedCount;
      }
      return settled;
    },
  };
}

function rowsOf(caller: ScopedCaller, roles: readonly Role[]) {
  const { communityIds, buildingIds, regionIds } = reachOf(caller, roles);
  return [
    { communityId: trusted({ $in: [...communityIds] }) },
    { buildingId: trusted({ $in: [...buildingIds] }) },
    { regionIds: trusted({ $in: [...regionIds] }) },
  ];
}

function olderThan({ at, id }: NoticePlace): QueryFilter<NoticeRecord> {
  const moment = new Date(at);
  return { $or: [{ owedAt: trusted({ $lt: moment }) }, { owedAt: moment, _id: trusted({ $lt: id }) }] };
}
