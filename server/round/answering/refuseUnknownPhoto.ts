import { refuseFields, type Refusal } from '../../../shared/refusal.ts';
import type { EvidenceStore } from '../../evidence/evidenceStore.ts';

/** What rounds ask of the kept files. */
export type KeptFiles = Pick<EvidenceStore, 'ofCommunity'>;

/** Refuses a file that is not kept for the community: evidence comes first and is durable before an entry names it. */
export async function refuseUnknownPhoto(
  files: KeptFiles,
  communityId: string | undefined,
  photo: string | undefined,
  path = 'photo',
): Promise<Refusal | undefined> {
  if (photo === undefined || communityId === undefined) return undefined;
  const kept = await files.ofCommunity(communityId, [photo]);
  return kept.length === 0 ? refuseFields([{ path, code: 'unknown' }]) : undefined;
}
