import type { EvidenceKept } from '../../../shared/evidence/evidenceApi.ts';
import { choosePaper, choosePhotos } from './choosePhotos.ts';
import type { CallResult } from './clientRefusal.ts';
import { sendFile } from './sendFile.ts';
import { shrinkPhoto } from './shrinkPhoto.ts';

/**
 * Lets the person choose one photograph (or a PDF, where papers are wanted) and uploads it for a community. Undefined:
 * the person chose nothing. A paper may be a photograph of one whose every letter counts: it is sent as it is.
 */
export async function uploadEvidence(
  communityId: string,
  papers: boolean,
  onPercent: (percent: number) => void = () => undefined,
): Promise<CallResult<EvidenceKept> | undefined> {
  const chosen = papers ? await choosePaper() : (await choosePhotos(1))[0];
  if (chosen === undefined) return undefined;
  return sendFile(communityId, papers ? chosen : await shrinkPhoto(chosen), onPercent);
}
