import { trusted, type Connection } from 'mongoose';
import type { Role } from '../../shared/identity/account.ts';
import { reachesCommunity, type CommunityPlace, type ScopedCaller } from '../../shared/identity/scope.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import { evidenceModel, type EvidenceRecord, type PhotoCover } from './evidenceModel.ts';

/** Whoever asks for a file, with the account that may have uploaded it. */
export interface EvidenceReader extends ScopedCaller {
  readonly account: {
    readonly id: string;
    readonly roles: NonNullable<ScopedCaller['account']>['roles'];
  } | null;
}

/** What the store must know of communities: where they are, and which files their public records show. */
export interface EvidencePlaces {
  placeOf(communityId: string): Promise<CommunityPlace | undefined>;
  isPublic(communityId: string, evidenceId: string): boolean;
}

export interface EvidenceSource {
  readonly accountId: string;
  readonly communityId: string | undefined;
  readonly at: Date;
}

/** A file and how much of it the reader may see; a stranger sees a photograph of a public record as it was covered. */
export interface FoundEvidence {
  readonly record: EvidenceRecord;
  readonly view: 'whole' | 'covered';
}

/** The kept files: remembered in two steps around their arrival in the storage, and shown by row. */
export interface EvidenceStore {
  /** Says that a file is about to lie in the storage; refused while the same file is being swept. */
  begin(
    facts: Pick<EvidenceRecord, '_id' | 'type' | 'bytes' | 'width' | 'height' | 'thumb'>,
    by: EvidenceSource,
  ): Promise<Refusal | undefined>;
  /** It lies there, for this uploader and community too. False when it was swept meanwhile. */
  settle(evidenceId: string, by: EvidenceSource): Promise<boolean>;
  /** Marks a file that has not arrived, so that it can be taken away; false when it has arrived after all. */
  markArriving(evidenceId: string, at: Date): Promise<boolean>;
  /** Marks and gives one file that no command has named since `before`, or whose sweep was cut short then. */
  markIdle(before: Date, at: Date): Promise<EvidenceRecord | undefined>;
  /** Forgets a marked file, after its files are gone. */
  forget(evidenceId: string): Promise<void>;
  /** Bytes that an account has brought in since a moment. */
  bytesSince(accountId: string, since: Date): Promise<number>;
  /** Undefined when it is not there or not for the caller: no telling which. */
  findInScope(reader: EvidenceReader, evidenceId: string): Promise<FoundEvidence | undefined>;
  /** A file of a community that the roles reach, with that community. */
  findInReach(
    reader: ScopedCaller,
    evidenceId: string,
    roles: readonly Role[],
  ): Promise<{ readonly record: EvidenceRecord; readonly communityId: string } | undefined>;
  /** Whoever may see it; for an address that this server has signed. */
  find(evidenceId: string): Promise<EvidenceRecord | undefined>;
  /** Those of the ids that were uploaded for the community; named by a command, they are no longer swept. */
  ofCommunity(communityId: string, evidenceIds: readonly string[]): Promise<readonly EvidenceRecord[]>;
  /** Covers a photograph anew where it still stands as it was seen; gives the record as it was before. */
  cover(seen: Pick<EvidenceRecord, '_id' | 'cover'>, cover: PhotoCover): Promise<EvidenceRecord | undefined>;
  /** Takes away whatever covers it; gives the record as it was before. */
  uncover(evidenceId: string): Promise<EvidenceRecord | undefined>;
}

/** Staff who may look at what belongs to a community in their reach. */
const READER_ROLES = [
  'worker',
  'communityAdmin',
  'districtBureau',
  'inspector',
] as const satisfies readonly Role[];

const HERE = { arriving: trusted({ $exists: false }), sweptAt: trusted({ $exists: false }) };

/** The keys of everything that lies in the storage for a record. */
export function renditionKeys(record: Pick<EvidenceRecord, '_id' | 'thumb' | 'cover'>): readonly string[] {
  const { thumb, cover } = record;
  return [record._id, ...[thumb, cover?.full, cover?.thumb].flatMap((one) => (one ? [one.key] : []))];
}

/** Kept files in the database: the uploader's own, those of a community in reach, and those a public record shows. */
export function openEvidenceStore(connection: Connection, places: EvidencePlaces): EvidenceStore {
  const evidence = evidenceModel(connection);
  const here = async (evidenceId: string): Promise<EvidenceRecord | undefined> =>
    (await evidence.findOne({ _id: evidenceId, ...HERE }).lean<EvidenceRecord>()) ?? undefined;
  const findInReach: EvidenceStore['findInReach'] = async (reader, evidenceId, roles) => {
    const record = await here(evidenceId);
    for (const communityId of record?.communityIds ?? []) {
      const place = await places.placeOf(communityId);
      if (record !== undefined && place !== undefined && reachesCommunity(reader, place, roles))
        return { record, communityId };
    }
    return undefined;
  };
  return {
    async begin({ _id, ...facts }, { accountId, at }) {
      const created = { ...facts, uploaders: [], communityIds: [], keptBy: accountId, keptAt: at };
      // By its id alone: so the database itself settles which of two that come at once is the first.
      const { upsertedCount } = await evidence.updateOne(
        { _id },
        { $setOnInsert: { ...created, idleSince: at, arriving: true } },
        { upsert: true },
      );
      if (upsertedCount === 1) return undefined;
      // Known already: what nobody has named yet begins its days anew, what is in use stays as it is.
      const unswept = { _id, sweptAt: trusted({ $exists: false }) };
      const renewed = await evidence.updateOne(
        { ...unswept, idleSince: trusted({ $exists: true }) },
        { $set: { idleSince: at } },
      );
      if (renewed.matchedCount === 1 || (await evidence.exists(unswept)) !== null) return undefined;
      return refuse('evidence/storage-away');
    },
    async settle(_id, { accountId, communityId }) {
      const added = communityId === undefined ? {} : { communityIds: communityId };
      const { matchedCount } = await evidence.updateOne(
        { _id, sweptAt: trusted({ $exists: false }) },
        { $unset: { arriving: 1 }, $addToSet: { uploaders: accountId, ...added } },
      );
      return matchedCount === 1;
    },
    async markArriving(_id, at) {
      const unswept = { _id, arriving: trusted({ $exists: true }), sweptAt: trusted({ $exists: false }) };
      return (await evidence.updateOne(unswept, { $set: { sweptAt: at } })).matchedCount === 1;
    },
    async markIdle(before, at) {
      const abandoned = [
        { idleSince: trusted({ $lt: before }), sweptAt: trusted({ $exists: false }) },
        { idleSince: trusted({ $exists: true }), sweptAt: trusted({ $lt: before }) },
      ];
      const marked = await evidence
        .findOneAndUpdate({ $or: abandoned }, { $set: { sweptAt: at } })
        .lean<EvidenceRecord>();
      return marked ?? undefined;
    },
    async forget(_id) {
      await evidence.deleteOne({ _id, sweptAt: trusted({ $exists: true }) });
    },
    async bytesSince(accountId, since) {
      const [sum] = await evidence.aggregate<{ readonly bytes: number }>([
        { $match: { keptBy: accountId, keptAt: { $gte: since } } },
        { $group: { _id: null, bytes: { $sum: '$bytes' } } },
      ]);
      return sum?.bytes ?? 0;
    },
    async findInScope(reader, evidenceId) {
      const record = await here(evidenceId);
      if (record === undefined) return undefined;
      if (reader.account !== null && record.uploaders.includes(reader.account.id))
        return { record, view: 'whole' };
      if ((await findInReach(reader, evidenceId, READER_ROLES)) !== undefined)
        return { record, view: 'whole' };
      return record.communityIds.some((communityId) => places.isPublic(communityId, evidenceId))
        ? { record, view: 'covered' }
        : undefined;
    },
    findInReach,
    find: here,
    async ofCommunity(communityId, evidenceIds) {
      const named = { _id: trusted({ $in: [...evidenceIds] }), communityIds: communityId, ...HERE };
      await evidence.updateMany(named, { $unset: { idleSince: 1 } });
      return evidence.find(named).lean<EvidenceRecord[]>();
    },
    async cover({ _id, cover: seen }, cover) {
      const asSeen = seen === undefined ? { cover: trusted({ $exists: false }) } : { 'cover.at': seen.at };
      const before = evidence.findOneAndUpdate({ _id, ...HERE, ...asSeen }, { $set: { cover } });
      return (await before.lean<EvidenceRecord>()) ?? undefined;
    },
    async uncover(_id) {
      const before = evidence.findOneAndUpdate({ _id, ...HERE }, { $unset: { cover: 1 } });
      return (await before.lean<EvidenceRecord>()) ?? undefined;
    },
  };
}
