import { isRefusal } from '../../shared/refusal.ts';
import { coverPhoto } from '../evidence/coverPhoto.ts';
import type { EvidenceParts } from '../evidence/keepEvidence.ts';
import { keepPhotograph } from '../evidence/keepFile.ts';
import { sceneDrawings, type Scene } from './demoScenes.ts';

/** Photographs of the demonstration, kept like uploaded ones. */
export interface DemoPhotos {
  /** A photograph that the account has taken for the community; gives its id. */
  take(scene: Scene, accountId: string, communityId: string): Promise<string>;
  /** Says of all that were taken that there is nobody on them: other residents see them. */
  clear(): Promise<void>;
}

const TELLER = 'system:demo';

/** Each scene is drawn once for each who takes it. */
export function demoPhotos(parts: EvidenceParts, at: Date): DemoPhotos {
  const taken = new Map<string, Promise<string>>();
  const communities = new Map<string, string>();
  return {
    take(scene, accountId, communityId) {
      const key = `${scene} ${accountId}`;
      const known = taken.get(key);
      if (known !== undefined) return known;
      const kept = keepPhotograph(parts, Buffer.from(sceneDrawings[scene]), 'image/jpeg', {
        accountId,
        communityId,
        at,
      }).then((photo) => {
        if (isRefusal(photo))
          throw new Error(`a photograph of the demonstration was refused: ${photo.refused}`);
        communities.set(photo.evidenceId, communityId);
        return photo.evidenceId;
      });
      taken.set(key, kept);
      return kept;
    },
    async clear() {
      for (const [evidenceId, communityId] of communities) {
        const [record] = await parts.evidence.ofCommunity(communityId, [evidenceId]);
        if (record !== undefined) await coverPhoto(parts, record, [], { by: TELLER, at });
      }
    },
  };
}
