import { trusted, type Connection } from 'mongoose';
import type { PhotoAddresses } from '../../shared/evidence/evidenceApi.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { Clock } from '../clock.ts';
import { evidenceModel, type EvidenceRecord } from './evidenceModel.ts';
import { addressEnd, type PhotoAddressBook } from './photoAddress.ts';

/** A photograph as it is shown to one kind of reader, by addresses that end within minutes. */
export interface ShownPhoto extends PhotoAddresses {
  readonly evidenceId: string;
  /** Somebody of the staff has covered what identifies people, or has said that there is nothing to cover. */
  readonly blurred: boolean;
}

/** Who looks: `whole` is for the uploader and the desk, `covered` for everybody else in reach. */
export type PhotoView = 'whole' | 'covered';

/** Photographs as other features name, claim and show them. */
export interface PhotoStore {
  /**
   * Takes an account's own photographs into use for a community, before the record that names them is written; what is
   * in use is never swept. Refused, all or none, when one is not there, not a photograph or not uploaded by the account.
   */
  claim(claim: PhotoClaim): Promise<Refusal | undefined>;
  /** Those of the photographs that this kind of reader may see, by id; `covered` leaves out what nobody has looked at. */
  show(evidenceIds: readonly string[], view: PhotoView): Promise<ReadonlyMap<string, ShownPhoto>>;
  /** The content check found it risky: a person has to look (again) before others see it. */
  markRisky(evidenceId: string, at: Date): Promise<void>;
  /** The addresses of a photograph that a reader was found to be allowed to see; they end at `expiresAt` (milliseconds). */
  photoAddresses: PhotoAddressBook['photoAddresses'];
}

interface PhotoClaim {
  readonly evidenceIds: readonly string[];
  readonly accountId: string;
  readonly communityId: string;
}

/** Opens the photographs of this connection. */
export function openPhotoStore(connection: Connection, book: PhotoAddressBook, clock: Clock): PhotoStore {
  const evidence = evidenceModel(connection);
  return {
    async markRisky(evidenceId, riskyAt) {
      await evidence.updateOne({ _id: evidenceId }, { $set: { riskyAt } });
    },
    photoAddresses: (evidenceId, options) => book.photoAddresses(evidenceId, options),
    async claim({ evidenceIds, accountId, communityId }) {
      const ids = [...new Set(evidenceIds)];
      if (ids.length === 0) return undefined;
      const own = {
        _id: trusted({ $in: ids }),
        uploaders: accountId,
        // Papers have no pixels.
        width: trusted({ $exists: true }),
        arriving: trusted({ $exists: false }),
        sweptAt: trusted({ $exists: false }),
      };
      if ((await evidence.countDocuments(own)) !== ids.length) return refuse('evidence/photo-unknown');
      const used = { $unset: { idleSince: 1 }, $addToSet: { communityIds: communityId } };
      const { matchedCount } = await evidence.updateMany(own, used);
      return matchedCount === ids.length ? undefined : refuse('evidence/photo-unknown');
    },
    async show(evidenceIds, view) {
      if (evidenceIds.length === 0) return new Map();
      const found = await evidence
        .find({ _id: trusted({ $in: [...new Set(evidenceIds)] }) }, { cover: 1, riskyAt: 1 })
        .lean<Pick<EvidenceRecord, '_id' | 'cover' | 'riskyAt'>[]>();
      const now = clock.now();
      const covered = view === 'covered';
      return new Map(
        found
          .filter(
            ({ cover, riskyAt }) =>
              !covered || (cover !== undefined && !(riskyAt !== undefined && cover.at <= riskyAt)),
          )
          .map(({ _id, cover }) => [
            _id,
            {
              evidenceId: _id,
              blurred: cover !== undefined,
              ...book.photoAddresses(_id, {
                covered,
                expiresAt: addressEnd(now, covered ? cover?.at : undefined),
              }),
            },
          ]),
      );
    },
  };
}
