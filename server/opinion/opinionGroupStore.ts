import { trusted, type Connection, type QueryFilter } from 'mongoose';
import type { ScopedCaller } from '../../shared/identity/scope.ts';
import { reachOf } from '../../shared/identity/scope.ts';
import type { Role } from '../../shared/identity/account.ts';
import {
  opinionGroupModel,
  opinionModel,
  type OpinionGroupRecord,
  type OpinionRecord,
} from './opinionModel.ts';
import { rowsOf, type OpinionPlace } from './opinionStore.ts';

interface Fingerprinted {
  readonly signature: string;
  readonly bands: readonly string[];
}

export interface OpinionGroupStore {
  /** Opinions that nobody has compared yet. */
  waiting(limit: number): Promise<readonly OpinionRecord[]>;
  /** Compared opinions of the community that share a band, newest first, at most so many. */
  alike(communityId: string, bands: readonly string[], limit: number): Promise<readonly OpinionRecord[]>;
  /** Notes that an opinion has been compared; `undefined`: it had no words. */
  settle(
    opinionId: string,
    fingerprint: Fingerprinted | undefined,
    joined: { readonly groupId: string; readonly likeness: number } | undefined,
  ): Promise<void>;
  /** Makes the group of an opinion that has none, or finds the one it is in. */
  groupAround(opinion: OpinionRecord, groupId: string, at: Date): Promise<string>;
  find(groupId: string): Promise<OpinionGroupRecord | undefined>;
  /** Members in the caller's reach, oldest first. */
  membersInScope(
    caller: ScopedCaller,
    roles: readonly Role[],
    groupIds: readonly string[],
  ): Promise<readonly OpinionRecord[]>;
  /** Groups in the caller's reach; a worker of one building sees those with a member of it. */
  pageInScope(
    caller: ScopedCaller,
    roles: readonly Role[],
    filter: { readonly communityId?: string; readonly state?: OpinionGroupRecord['state'] },
    page: { readonly limit: number; readonly after?: OpinionPlace },
  ): Promise<{ readonly items: readonly OpinionGroupRecord[]; readonly next: OpinionPlace | null }>;
  confirm(groupId: string, opinionIds: readonly string[]): Promise<void>;
  /** Takes opinions out for good; a group of one is none. */
  split(groupId: string, opinionIds: readonly string[]): Promise<void>;
}

/** The grouping's side of opinions in the database. */
export function openOpinionGroupStore(connection: Connection): OpinionGroupStore {
  const opinions = opinionModel(connection);
  const groups = opinionGroupModel(connection);
  const settleGroup = async (groupId: string): Promise<void> => {
    const members = await opinions.find({ groupId }, { grouping: 1 }).lean<OpinionRecord[]>();
    if (members.length < 2) {
      await opinions.updateMany({ groupId }, { $unset: { groupId: 1, grouping: 1, likeness: 1 } });
      await groups.updateOne({ _id: groupId }, { $set: { state: 'dissolved' } });
      return;
    }
    const state = members.some(({ grouping }) => grouping === 'suggested') ? 'suggested' : 'confirmed';
    await groups.updateOne({ _id: groupId }, { $set: { state } });
  };

  return {
    waiting: (limit) =>
      opinions.find({ toGroup: true }).sort({ _id: 1 }).limit(limit).lean<OpinionRecord[]>(),
    alike: (communityId, bands, limit) =>
      opinions
        .find({ communityId, bands: trusted({ $in: [...bands] }) })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean<OpinionRecord[]>(),
    async settle(opinionId, fingerprint, joined) {
      await opinions.updateOne(
        { _id: opinionId, toGroup: true },
        {
          $set: { ...fingerprint, ...(joined === undefined ? {} : { ...joined, grouping: 'suggested' }) },
          $unset: { toGroup: 1 },
        },
      );
      if (joined === undefined) return;
      await groups.updateOne({ _id: joined.groupId }, { $set: { state: 'suggested' } });
    },
    async groupAround({ _id, communityId, regionIds, groupId: known }, groupId, at) {
      if (known !== undefined) return known;
      await groups.updateOne(
        { _id: groupId },
        { $setOnInsert: { communityId, regionIds, at }, $set: { state: 'suggested' } },
        { upsert: true },
      );
      await opinions.updateOne(
        { _id, groupId: trusted({ $exists: false }) },
        { $set: { groupId, grouping: 'suggested' } },
      );
      return groupId;
    },
    find: async (groupId) => (await groups.findById(groupId).lean<OpinionGroupRecord>()) ?? undefined,
    membersInScope: (caller, roles, groupIds) =>
      opinions
        .find({ groupId: trusted({ $in: [...groupIds] }), $or: rowsOf(caller, roles) })
        .sort({ at: 1, _id: 1 })
        .lean<OpinionRecord[]>(),
    async pageInScope(caller, roles, { communityId, state }, { limit, after }) {
      const { communityIds, buildingIds, regionIds } = reachOf(caller, roles);
      const byBuilding =
        buildingIds.length === 0
          ? []
          : await opinions.distinct('groupId', {
              buildingIds: trusted({ $in: [...buildingIds] }),
              groupId: trusted({ $exists: true }),
            });
      const inReach: QueryFilter<OpinionGroupRecord> = {
        $or: [
          { communityId: trusted({ $in: [...communityIds] }) },
          { regionIds: trusted({ $in: [...regionIds] }) },
          { _id: trusted({ $in: byBuilding }) },
        ],
        state: state ?? trusted({ $ne: 'dissolved' }),
        ...(communityId === undefined ? {} : { communityId }),
      };
      const older: QueryFilter<OpinionGroupRecord>[] =
        after === undefined
          ? []
          : [
              {
                $or: [
                  { at: trusted({ $lt: new Date(after.at) }) },
                  { at: new Date(after.at), _id: trusted({ $lt: after.id }) },
                ],
              },
            ];
      const rows = await groups
        .find({ $and: [inReach, ...older] })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .lean<OpinionGroupRecord[]>();
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const more = rows.length > limit && last !== undefined;
      return { items, next: more ? { at: last.at.getTime(), id: last._id } : null };
    },
    async confirm(groupId, opinionIds) {
      await opinions.updateMany(
        { _id: trusted({ $in: [...opinionIds] }), groupId },
        { $set: { grouping: 'confirmed' } },
      );
      await settleGroup(groupId);
    },
    async split(groupId, opinionIds) {
      await opinions.updateMany(
        { _id: trusted({ $in: [...opinionIds] }), groupId },
        { $unset: { groupId: 1, grouping: 1, likeness: 1 }, $addToSet: { apart: groupId } },
      );
      await settleGroup(groupId);
    },
  };
}
