import { trusted, type Connection, type QueryFilter } from 'mongoose';
import type { Role } from '../../shared/identity/account.ts';
import { reachOf, type ScopedCaller } from '../../shared/identity/scope.ts';
import type { OpinionCounts, OpinionFilter } from '../../shared/opinion/opinionApi.ts';
import { duplicateKeyOf } from '../database/duplicateKey.ts';
import {
  opinionModel,
  type LinkRecord,
  type OpinionRecord,
  type OpinionState,
  type PublicVersion,
} from './opinionModel.ts';

/** Where a list goes on: the last row's place, newest first. */
export interface OpinionPlace {
  readonly at: number;
  readonly id: string;
}
interface PageOf {
  readonly limit: number;
  readonly after?: OpinionPlace;
}
export interface OpinionPage {
  readonly items: readonly OpinionRecord[];
  readonly next: OpinionPlace | null;
}

export interface OpinionStore {
  /** Gives back the opinion that was sent with the same key before; `turn-taken` where the turn of the day is another's. */
  insert(
    opinion: OpinionRecord,
  ): Promise<{ readonly opinion: OpinionRecord; readonly replayed: boolean } | 'turn-taken'>;
  sentBefore(accountId: string, clientKey: string): Promise<OpinionRecord | undefined>;
  /** Adds those that are not there yet; whatever was done about the others stays, and a score nobody has answered for becomes open or quiet. */
  collect(opinions: readonly OpinionRecord[]): Promise<void>;
  find(opinionId: string): Promise<OpinionRecord | undefined>;
  /** Undefined when it is not there or not in the caller's reach: no telling which. */
  findInScope(
    caller: ScopedCaller,
    opinionId: string,
    roles: readonly Role[],
  ): Promise<OpinionRecord | undefined>;
  pageInScope(
    caller: ScopedCaller,
    roles: readonly Role[],
    filter: OpinionFilter,
    page: PageOf,
  ): Promise<OpinionPage & { readonly counts: OpinionCounts }>;
  /** What this person wrote and what these households said in a community's rounds, and the rounds' scores. */
  pageOfAuthor(
    author: {
      readonly communityId: string;
      readonly accountId: string;
      /** Each since this person belongs to it. */
      readonly homes: readonly { readonly householdId: string; readonly since: Date }[];
    },
    page: PageOf,
  ): Promise<OpinionPage>;
  pagePublished(
    filter: Required<Pick<OpinionFilter, 'communityId'>> & Pick<OpinionFilter, 'roundId' | 'source'>,
    page: PageOf,
  ): Promise<OpinionPage>;
  /** How many free opinions have taken a turn under this name. */
  turnsTaken(of: string): Promise<number>;
  /** Adds a link to each of these that has not got it; `makesPublic`: everybody may read the thread from now on. */
  link(opinionIds: readonly string[], link: LinkRecord, makesPublic: boolean): Promise<void>;
  /** Ends a living link. */
  undo(opinionId: string, linkId: string, undone: NonNullable<LinkRecord['undone']>): Promise<void>;
  /** Ends the public version, if there is one, and puts the new one, if there is one, in its place. */
  publish(
    opinionId: string,
    version: PublicVersion | undefined,
    ended: NonNullable<PublicVersion['ended']>,
  ): Promise<void>;
  /** Of confirmed groups: how many different households are behind the opinions; what staff heard is nobody's. */
  voicesOf(groupIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Free opinions whose words wait for the content check, by their ids, beyond `after`. */
  unchecked(limit: number, after?: string): Promise<readonly OpinionRecord[]>;
  settleCheck(opinionId: string, outcome: 'pass' | 'refused'): Promise<void>;
  /** How many opinions are in these groups, suggested ones included. */
  sizesOf(groupIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** Opinions in the database; scope is a filter of the query, never a check after it. */
export function openOpinionStore(connection: Connection): OpinionStore {
  const opinions = opinionModel(connection);
  const read = async (filter: QueryFilter<OpinionRecord>, { limit, after }: PageOf): Promise<OpinionPage> => {
    const rows = await opinions
      .find({ $and: [filter, ...(after === undefined ? [] : [olderThan(after)])] })
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lean<OpinionRecord[]>();
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const more = rows.length > limit && last !== undefined;
    return { items, next: more ? { at: last.at.getTime(), id: last._id } : null };
  };
  const countIn = (filter: QueryFilter<OpinionRecord>, state: OpinionState): Promise<number> =>
    opinions.countDocuments({ $and: [filter, { state }] });

  const sentBefore = async (accountId: string, clientKey: string) =>
    (await opinions.findOne({ accountId, clientKey }).lean<OpinionRecord>()) ?? undefined;

  return {
    sentBefore,
    async insert(opinion) {
      try {
        await opinions.create([opinion]);
        return { opinion, replayed: false };
      } catch (error) {
        const fields = duplicateKeyOf(error);
        if (fields === undefined) throw error;
        const { accountId = '', clientKey = '' } = opinion;
        const known = await sentBefore(accountId, clientKey);
        if (known !== undefined) return { opinion: known, replayed: true };
        if (fields.includes('turn.of')) return 'turn-taken';
        throw error;
      }
    },
    async collect(collected) {
      if (collected.length === 0) return;
      await opinions.bulkWrite(
        collected.flatMap(({ _id, ...rest }) => [
          { updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true } },
          ...(rest.source === 'score'
            ? [
                {
                  updateOne: {
                    filter: { _id, links: noneLiving() },
                    update: { $set: { state: rest.state } },
                  },
                },
              ]
            : []),
        ]),
      );
    },
    find: async (opinionId) => (await opinions.findById(opinionId).lean<OpinionRecord>()) ?? undefined,
    findInScope: async (caller, opinionId, roles) =>
      (await opinions.findOne({ _id: opinionId, $or: rowsOf(caller, roles) }).lean<OpinionRecord>()) ??
      undefined,
    async pageInScope(caller, roles, { state, ...filter }, page) {
      const inScope: QueryFilter<OpinionRecord> = { $and: [{ $or: rowsOf(caller, roles) }, rowsFor(filter)] };
      const [found, open, linked] = await Promise.all([
        read(state === undefined ? inScope : { $and: [inScope, { state }] }, page),
        countIn(inScope, 'open'),
        countIn(inScope, 'linked'),
      ]);
      return { ...found, counts: { open, linked } };
    },
    pageOfAuthor: ({ communityId, accountId, homes }, page) =>
      read(
        {
          communityId,
          $or: [
            { accountId },
            ...homes.map(({ householdId, since }) => ({
              householdId,
              source: trusted({ $ne: 'free' as const }),
              at: trusted({ $gte: since }),
            })),
            { source: 'score' },
          ],
        },
        page,
      ),
    pagePublished: (filter, page) => read({ $and: [rowsFor(filter), { isPublic: true }] }, page),
    turnsTaken: (of) => opinions.countDocuments({ 'turn.of': of }),
    async link(opinionIds, link, makesPublic) {
      await opinions.updateMany(
        { _id: trusted({ $in: [...opinionIds] }), 'links.linkId': trusted({ $ne: link.linkId }) },
        { $push: { links: link }, $set: { state: 'linked', ...(makesPublic ? { isPublic: true } : {}) } },
      );
    },
    async undo(opinionId, linkId, undone) {
      const living = trusted({ $elemMatch: { linkId, undone: { $exists: false } } });
      await opinions.updateOne({ _id: opinionId, links: living }, { $set: { 'links.$.undone': undone } });
      // Apart from the first, so that a request sent again after a crash makes up for it.
      await opinions.updateOne({ _id: opinionId, links: noneLiving() }, { $set: { state: 'open' } });
    },
    async publish(opinionId, version, ended) {
      const living = trusted({ $elemMatch: { ended: { $exists: false } } });
      await opinions.updateOne(
        { _id: opinionId, publications: living },
        { $set: { 'publications.$.ended': ended } },
      );
      await opinions.updateOne(
        { _id: opinionId },
        version === undefined
          ? { $unset: { isPublic: 1 } }
          : { $push: { publications: version }, $set: { isPublic: true } },
      );
    },
    async voicesOf(groupIds) {
      if (groupIds.length === 0) return new Map();
      const rows = await opinions.aggregate<{ readonly _id: string; readonly voices: readonly string[] }>([
        // A worker could write down any number of opinions: only an approved household is one of the k.
        {
          $match: {
            groupId: { $in: [...groupIds] },
            grouping: 'confirmed',
            householdId: { $exists: true },
          },
        },
        { $group: { _id: '$groupId', voices: { $addToSet: '$householdId' } } },
      ]);
      return new Map(rows.map(({ _id, voices }) => [_id, voices.length]));
    },
    unchecked: (limit, after = '') =>
      opinions
        .find({ check: 'pending', _id: trusted({ $gt: after }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<OpinionRecord[]>(),
    async settleCheck(opinionId, outcome) {
      const settled = outcome === 'pass' ? { $unset: { check: 1 } } : { $set: { check: outcome } };
      await opinions.updateOne({ _id: opinionId, check: 'pending' }, settled);
    },
    async sizesOf(groupIds) {
      if (groupIds.length === 0) return new Map();
      const rows = await opinions.aggregate<{ readonly _id: string; readonly size: number }>([
        { $match: { groupId: { $in: [...groupIds] } } },
        { $group: { _id: '$groupId', size: { $sum: 1 } } },
      ]);
      return new Map(rows.map(({ _id, size }) => [_id, size]));
    },
  };
}

/** No link that stands. */
function noneLiving() {
  return trusted({ $not: { $elemMatch: { undone: { $exists: false } } } });
}

/** The row filter of a caller's grants. */
export function rowsOf(caller: ScopedCaller, roles: readonly Role[]): QueryFilter<OpinionRecord>[] {
  const { communityIds, buildingIds, regionIds } = reachOf(caller, roles);
  return [
    { communityId: trusted({ $in: [...communityIds] }) },
    { buildingIds: trusted({ $in: [...buildingIds] }) },
    { regionIds: trusted({ $in: [...regionIds] }) },
  ];
}

function rowsFor({ communityId, source, roundId, itemId }: OpinionFilter): QueryFilter<OpinionRecord> {
  return {
    ...(communityId === undefined ? {} : { communityId }),
    ...(source === undefined ? {} : { source }),
    ...(roundId === undefined ? {} : { 'said.roundId': roundId }),
    ...(itemId === undefined ? {} : { itemId }),
  };
}

function olderThan({ at, id }: OpinionPlace): QueryFilter<OpinionRecord> {
  const moment = new Date(at);
  return { $or: [{ at: trusted({ $lt: moment }) }, { at: moment, _id: trusted({ $lt: id }) }] };
}
