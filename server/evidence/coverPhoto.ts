import { buffer } from 'node:stream/consumers';
import { refuseAreas, type CoverArea } from '../../shared/evidence/coverArea.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import { coverImage } from './drawPhoto.ts';
import type { EvidenceRecord, PhotoCover } from './evidenceModel.ts';
import { renditionKeys } from './evidenceStore.ts';
import { renditionOf, type KeepingParts } from './keepFile.ts';
import { refuseStorageFault } from './storageFault.ts';

/** Whose decision it is, and when. */
interface Decided {
  readonly by: string;
  readonly at: Date;
}

/**
 * Covers rectangles of a photograph for everybody but its uploader and the desk; no rectangles: there is nothing to
 * cover. Replaces what was covered before. The photograph as it was taken in stays, and is only not shown.
 */
export async function coverPhoto(
  parts: KeepingParts,
  record: EvidenceRecord,
  areas: readonly CoverArea[],
  decided: Decided,
): Promise<EvidenceRecord | Refusal> {
  if (record.type === 'application/pdf') return refuse('evidence/not-a-photo');
  const wrong = refuseAreas(areas);
  if (wrong !== undefined) return wrong;
  try {
    const files = areas.length === 0 ? {} : await drawCover(parts, record, areas);
    if (isRefusal(files)) return files;
    return await replaceCover(parts, record._id, { areas, ...files, ...decided });
  } catch (error) {
    const refusal = refuseStorageFault(error);
    if (refusal !== undefined) return refusal;
    throw error;
  }
}

/** Takes the decision back: the photograph is shown to its uploader and the desk only. */
export function uncoverPhoto(parts: KeepingParts, record: EvidenceRecord): Promise<EvidenceRecord | Refusal> {
  if (record.type === 'application/pdf') return Promise.resolve(refuse('evidence/not-a-photo'));
  return replaceCover(parts, record._id, undefined);
}

async function drawCover(
  { storage }: KeepingParts,
  { _id, type }: EvidenceRecord,
  areas: readonly CoverArea[],
): Promise<Pick<PhotoCover, 'full' | 'thumb'> | Refusal> {
  const original = await storage.read(_id);
  if (original === undefined) return refuse('evidence/storage-away');
  const drawn = await coverImage(await buffer(original), type, areas);
  if (isRefusal(drawn)) return drawn;
  const full = renditionOf(_id, drawn.bytes, type);
  const thumb = renditionOf(_id, drawn.thumb, 'image/jpeg');
  await storage.put(full.key, drawn.bytes, full.type);
  await storage.put(thumb.key, drawn.thumb, thumb.type);
  return { full, thumb };
}

/** The new cover stands before the files of the old one go; those that both have stay. */
async function replaceCover(
  { storage, evidence }: KeepingParts,
  evidenceId: string,
  cover: PhotoCover | undefined,
): Promise<EvidenceRecord | Refusal> {
  const before = await evidence.cover(evidenceId, cover);
  if (before === undefined) return refuse('request/not-found');
  const { cover: old, ...rest } = before;
  const now: EvidenceRecord = cover === undefined ? rest : { ...rest, cover };
  const kept = new Set(renditionKeys(now));
  for (const one of [old?.full, old?.thumb]) {
    // A file that cannot be removed now is one too many, and shown to nobody.
    if (one !== undefined && !kept.has(one.key)) await storage.remove(one.key).catch(() => undefined);
  }
  return now;
}
