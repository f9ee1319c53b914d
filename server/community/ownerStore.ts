import { trusted, type Connection } from 'mongoose';
import type { Role } from '../../shared/identity/account.ts';
import { reachesCommunity, type CommunityPlace, type ScopedCaller } from '../../shared/identity/scope.ts';
import type { FieldCipher } from '../crypto/fieldCipher.ts';
import {
  ownerModel,
  ownershipModel,
  type OwnerKind,
  type OwnerRecord,
  type OwnershipRecord,
} from './ownerModel.ts';

/** An owner with a name in clear, never to be sent as it is. */
export interface StoredOwner {
  readonly ownerId: string;
  readonly communityId: string;
  readonly kind: OwnerKind;
  readonly name: string;
}

/** Who owns which dwelling. */
export type Ownership = Omit<OwnershipRecord, '_id'>;

export interface OwnerStore {
  insertMany(owners: readonly StoredOwner[], ownerships: readonly Ownership[]): Promise<void>;
  /** All lines of a community, for its roll of electors. */
  ownershipsOf(communityId: string): Promise<readonly OwnershipRecord[]>;
  /** Owners with names and lines, for those who keep the register of this community; undefined out of reach. */
  inScope(
    caller: ScopedCaller,
    community: Pick<CommunityPlace, 'communityId' | 'regionIds'>,
    roles: readonly Role[],
  ): Promise<
    { readonly owners: readonly StoredOwner[]; readonly ownerships: readonly OwnershipRecord[] } | undefined
  >;
  /** Names the representative on whom the owners of a dwelling agreed; false where it has no owner. */
  setRepresentative(communityId: string, householdId: string, accountId: string): Promise<boolean>;
  /** A dwelling passes to a buyer; its former lines are gone. */
  transfer(communityId: string, householdId: string, buyer: StoredOwner): Promise<void>;
}

const OWNERS = 'owners';

/** The owners' register in the database; names are sealed as they are written and opened only here. */
export function openOwnerStore(connection: Connection, cipher: FieldCipher): OwnerStore {
  const owners = ownerModel(connection);
  const ownerships = ownershipModel(connection);
  const place = (id: string) => ({ collection: OWNERS, id, field: 'name' });
  const sealed = ({ ownerId: _id, communityId, kind, name }: StoredOwner): OwnerRecord => ({
    _id,
    communityId,
    kind,
    name: cipher.sealText(name, place(_id)),
  });
  const opened = ({ _id, communityId, kind, name }: OwnerRecord): StoredOwner => ({
    ownerId: _id,
    communityId,
    kind,
    name: cipher.openText(name, place(_id)),
  });
  const withId = (line: Ownership): OwnershipRecord => ({
    _id: `${line.householdId}:${line.ownerId}`,
    ...line,
  });
  const linesOf = (communityId: string) =>
    ownerships
      .find({ communityId })
      .sort({ communityId: 1, householdId: 1, ownerId: 1 })
      .lean<OwnershipRecord[]>();
  return {
    async insertMany(people, lines) {
      await owners.insertMany(people.map(sealed));
      await ownerships.insertMany(lines.map(withId));
    },
    ownershipsOf: linesOf,
    async inScope(caller, { communityId, regionIds }, roles) {
      if (!reachesCommunity(caller, { communityId, regionIds }, roles)) return undefined;
      const people = await owners.find({ communityId }).sort({ _id: 1 }).lean<OwnerRecord[]>();
      return { owners: people.map(opened), ownerships: await linesOf(communityId) };
    },
    async setRepresentative(communityId, householdId, accountId) {
      const outcome = await ownerships.updateMany(
        { communityId, householdId },
        { $set: { representativeId: accountId } },
      );
      return outcome.matchedCount > 0;
    },
    async transfer(communityId, householdId, buyer) {
      await owners.updateOne({ _id: buyer.ownerId }, { $setOnInsert: sealed(buyer) }, { upsert: true });
      const line = withId({ communityId, ownerId: buyer.ownerId, householdId });
      await ownerships.updateOne({ _id: line._id }, { $setOnInsert: line }, { upsert: true });
      await ownerships.deleteMany({
        communityId,
        householdId,
        ownerId: trusted({ $ne: buyer.ownerId }),
      });
    },
  };
}
