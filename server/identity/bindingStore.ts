import { randomBytes } from 'node:crypto';
import { type Connection, trusted } from 'mongoose';
import type { Binding, Role } from '../../shared/identity/account.ts';
import { reachOf, type ScopedCaller } from '../../shared/identity/scope.ts';
import type { Relation } from '../../shared/round/round.ts';
import type { Clock } from '../clock.ts';
import type { Keys } from '../crypto/keys.ts';
import { BINDING_COLLECTION, bindingModel, boundAtOf, type BindingRecord } from './bindingModel.ts';
import { duplicateKeyOf } from '../database/duplicateKey.ts';

/** A binding as commands use it: name, phone and reason in clear, never to be sent as it is. */
export interface StoredBinding {
  readonly id: string;
  readonly accountId: string;
  readonly householdId: string;
  readonly communityId: string;
  readonly relation: Relation;
  readonly name: string;
  readonly phone: string;
  readonly status: Binding['status'];
  readonly askedAt: Date;
  readonly decidedBy?: string;
}

/** Who belongs to which household, without anything personal. */
export interface StoredLink {
  readonly accountId: string;
  readonly householdId: string;
  readonly communityId: string;
  readonly relation: Relation;
  readonly status: 'pending' | 'approved';
  /** When it was approved; absent while it waits. */
  readonly boundAt?: Date;
}

export interface NewBinding {
  readonly accountId: string;
  readonly householdId: string;
  readonly communityId: string;
  readonly buildingId: string;
  readonly regionIds: readonly string[];
  readonly relation: Relation;
  readonly name: string;
  readonly phone?: string;
  readonly status: 'pending' | 'approved';
  /** Index of the slip's code that this request spends. */
  readonly slip?: string;
}

/** Where a list goes on: the last row's place in the order. */
export interface BindingCursor {
  readonly queue: 0 | 1;
  readonly askedAt: number;
  readonly id: string;
}

export interface BindingStore {
  /** `slip-spent`: the code was used before; `already-linked`: the person has a living link to the household. */
  insert(binding: NewBinding): Promise<StoredBinding | 'slip-spent' | 'already-linked'>;
  /** Living links of these people, pending ones included, oldest first. */
  linksOf(accountIds: readonly string[]): Promise<StoredLink[]>;
  /** Accounts with an approved link to the household. */
  membersOf(householdId: string): Promise<string[]>;
  /** Undefined when it is not there or not in the caller's scope as worker or community admin: no telling which. */
  findInScope(caller: ScopedCaller, id: string): Promise<StoredBinding | undefined>;
  /** A community's requests in the caller's scope, waiting ones first, oldest first. */
  listInScope(
    caller: ScopedCaller,
    page: { readonly communityId: string; readonly limit: number; readonly after?: BindingCursor },
  ): Promise<{ readonly items: StoredBinding[]; readonly next: BindingCursor | null }>;
  /** Names who approves, once; later calls return the one who came first. Undefined when it no longer waits. */
  claimApproval(id: string, approver: string): Promise<string | undefined>;
  /** Ends a claimed approval; false when it does not wait for its end. */
  approve(id: string): Promise<boolean>;
  /** False when it no longer waits or somebody is approving it. */
  reject(id: string, by: string, reason: string): Promise<boolean>;
}

/** Who works through the requests (product.md, community worker and admin). */
export const BINDING_ROLES = ['worker', 'communityAdmin'] as const satisfies readonly Role[];

type SealedField = 'name' | 'phone' | 'reason';

/** Bindings in the database; every staff read is filtered by the caller's scope inside the query. */
export function openBindingStore(deps: {
  readonly connection: Connection;
  readonly keys: Keys;
  readonly clock: Clock;
}): BindingStore {
  const { clock, keys } = deps;
  const bindings = bindingModel(deps.connection);
  const place = (id: string, field: SealedField) => ({ collection: BINDING_COLLECTION, id, field });
  const seal = (id: string, field: SealedField, text: string) =>
    keys.fieldCipher.sealText(text, place(id, field));
  const open = (id: string, field: SealedField, text: string) =>
    keys.fieldCipher.openText(text, place(id, field));

  const stored = (record: BindingRecord): StoredBinding => ({
    id: record._id,
    accountId: record.accountId,
    householdId: record.householdId,
    communityId: record.communityId,
    relation: record.relation,
    name: open(record._id, 'name', record.name),
    phone: record.phone === undefined ? '' : open(record._id, 'phone', record.phone),
    status: record.status,
    askedAt: record.askedAt,
    ...(record.decidedBy !== undefined && { decidedBy: record.decidedBy }),
  });
  const rowsOf = (caller: ScopedCaller) => {
    const { communityIds, buildingIds, regionIds } = reachOf(caller, BINDING_ROLES);
    return [
      { communityId: trusted({ $in: [...communityIds] }) },
      { buildingId: trusted({ $in: [...buildingIds] }) },
      { regionIds: trusted({ $in: [...regionIds] }) },
    ];
  };

  return {
    async insert(binding) {
      const id = `binding-${randomBytes(12).toString('hex')}`;
      const { name, phone, ...rest } = binding;
      const record: BindingRecord = {
        _id: id,
        ...rest,
        name: seal(id, 'name', name),
        ...(phone !== undefined && { phone: seal(id, 'phone', phone) }),
        live: true,
        queue: binding.status === 'pending' ? 0 : 1,
        askedAt: new Date(clock.now()),
      };
      try {
        await bindings.create([record]);
        return stored(record);
      } catch (error) {
        const taken = duplicateKeyOf(error);
        if (taken?.includes('slip')) return 'slip-spent';
        if (taken?.includes('householdId')) return 'already-linked';
        throw error;
      }
    },
    async linksOf(accountIds) {
      const filter = { accountId: trusted({ $in: [...accountIds] }), live: true } as const;
      const records = await bindings.find(filter).sort({ askedAt: 1, _id: 1 }).lean<BindingRecord[]>();
      return records.map((record) => {
        const { accountId, householdId, communityId, relation } = record;
        const link = { accountId, householdId, communityId, relation };
        return record.status === 'approved'
          ? { ...link, status: 'approved', boundAt: boundAtOf(record) }
          : { ...link, status: 'pending' };
      });
    },
    async membersOf(householdId) {
      const filter = { householdId, live: true, status: 'approved' } as const;
      const records = await bindings
        .find(filter, { accountId: 1 })
        .lean<Pick<BindingRecord, 'accountId'>[]>();
      return records.map(({ accountId }) => accountId);
    },
    async findInScope(caller, id) {
      const record = await bindings.findOne({ _id: id, $or: rowsOf(caller) }).lean<BindingRecord>();
      return record ? stored(record) : undefined;
    },
    async listInScope(caller, { communityId, limit, after }) {
      const records = await bindings
        .find({ communityId, $and: [{ $or: rowsOf(caller) }, ...(after ? [{ $or: rowsAfter(after) }] : [])] })
        .sort({ queue: 1, askedAt: 1, _id: 1 })
        .limit(limit + 1)
        .lean<BindingRecord[]>();
      const page = records.slice(0, limit);
      const last = page.at(-1);
      const next =
        last && records.length > limit
          ? { queue: last.queue, askedAt: last.askedAt.getTime(), id: last._id }
          : null;
      return { items: page.map(stored), next };
    },
    async claimApproval(id, approver) {
      await bindings.updateOne(
        { _id: id, status: 'pending', decidedBy: trusted({ $exists: false }) },
        { $set: { decidedBy: approver } },
      );
      const record = await bindings.findOne({ _id: id, status: 'pending' }).lean<BindingRecord>();
      return record?.decidedBy;
    },
    async approve(id) {
      const outcome = await bindings.updateOne(
        { _id: id, status: 'pending', decidedBy: trusted({ $exists: true }) },
        { $set: { status: 'approved', queue: 1, decidedAt: new Date(clock.now()) } },
      );
      return outcome.modifiedCount === 1;
    },
    async reject(id, by, reason) {
      const decision = {
        status: 'rejected',
        queue: 1,
        decidedBy: by,
        decidedAt: new Date(clock.now()),
        reason: seal(id, 'reason', reason),
      } as const;
      const outcome = await bindings.updateOne(
        { _id: id, status: 'pending', decidedBy: trusted({ $exists: false }) },
        { $set: decision, $unset: { live: 1 } },
      );
      return outcome.modifiedCount === 1;
    },
  };
}

function rowsAfter({ queue, askedAt, id }: BindingCursor) {
  const at = new Date(askedAt);
  return [
    { queue: trusted({ $gt: queue }) },
    { queue, askedAt: trusted({ $gt: at }) },
    { queue, askedAt: at, _id: trusted({ $gt: id }) },
  ];
}
