import { trusted, type Connection } from 'mongoose';
import type { Role } from '../../shared/identity/account.ts';
import { reachesCommunity, type CommunityPlace, type ScopedCaller } from '../../shared/identity/scope.ts';
import { evidenceModel, type EvidenceRecord } from './evidenceModel.ts';

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

export interface EvidenceStore {
  /** Remembers a file, once; further uploaders and communities are added to it. */
  upsert(
    kept: Omit<EvidenceRecord, 'uploaders' | 'communityIds' | 'keptBy' | 'keptAt'>,
    by: EvidenceSource,
  ): Promise<void>;
  /** Bytes that an account has brought in since a moment. */
  bytesSince(accountId: string, since: Date): Promise<number>;
  /** Undefined when it is not there or not for the caller: no telling which. */
  findInScope(reader: EvidenceReader, evidenceId: string): Promise<EvidenceRecord | undefined>;
  /** Those of the ids that were uploaded for the community. */
  ofCommunity(communityId: string, evidenceIds: readonly string[]): Promise<readonly EvidenceRecord[]>;
}

export interface EvidenceSource {
  readonly accountId: string;
  readonly communityId: string | undefined;
  readonly at: Date;
}

/** Staff who may look at what belongs to a community in their reach. */
const READER_ROLES = [
  'worker',
  'communityAdmin',
  'districtBureau',
  'inspector',
] as const satisfies readonly Role[];

/** Kept files in the database: the uploader's own, those of a community in reach, and those a public record shows. */
export function openEvidenceStore(connection: Connection, places: EvidencePlaces): EvidenceStore {
  const evidence = evidenceModel(connection);
  return {
    async upsert({ _id, ...facts }, { accountId, communityId, at }) {
      const added = communityId === undefined ? {} : { communityIds: communityId };
      await evidence.updateOne(
        { _id },
        {
          $setOnInsert: {
            ...facts,
            keptBy: accountId,
            keptAt: at,
            ...(communityId === undefined ? { communityIds: [] } : {}),
          },
          $addToSet: { uploaders: accountId, ...added },
        },
        { upsert: true },
      );
    },
    async bytesSince(accountId, since) {
      const [sum] = await evidence.aggregate<{ readonly bytes: number }>([
        { $match: { keptBy: accountId, keptAt: { $gte: since } } },
        { $group: { _id: null, bytes: { $sum: '$bytes' } } },
      ]);
      return sum?.bytes ?? 0;
    },
    async findInScope(reader, evidenceId) {
      const found = await evidence.findById(evidenceId).lean<EvidenceRecord>();
      if (found === null) return undefined;
      if (reader.account !== null && found.uploaders.includes(reader.account.id)) return found;
      for (const communityId of found.communityIds) {
        if (places.isPublic(communityId, evidenceId)) return found;
        const place = await places.placeOf(communityId);
        if (place !== undefined && reachesCommunity(reader, place, READER_ROLES)) return found;
      }
      return undefined;
    },
    ofCommunity: (communityId, evidenceIds) =>
      evidence
        .find({ _id: trusted({ $in: [...evidenceIds] }), communityIds: communityId })
        .lean<EvidenceRecord[]>(),
  };
}
