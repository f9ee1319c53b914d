import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { refuseAreas, type CoverArea } from '../../shared/evidence/coverArea.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import { coverImage } from './drawPhoto.ts';
import type { EvidenceRecord, PhotoCover, Rendition } from './evidenceModel.ts';
import type { EvidenceStorage } from './evidenceStorage.ts';
import { renditionOf, type KeepingParts } from './keepFile.ts';
import { refuseStorageFault } from './storageFault.ts';

/** Whose decision it is, when, and `coveredAt` of what was looked at for it (null: nothing was covered). */
interface Decided {
  readonly by: string;
  readonly at: Date;
  readonly seen?: string | null | undefined;
}

type CoverFiles = Pick<PhotoCover, 'full' | 'thumb'>;

/**
 * Covers rectangles of a photograph for everybody but its uploader and the desk; no rectangles: there is nothing to
 * cover. Replaces what was covered before, unless somebody else has decided since it was looked at. The photograph as it
 * was taken in stays, and is only not shown.
 */
export async function coverPhoto(
  { storage, evidence }: KeepingParts,
  record: EvidenceRecord,
  areas: readonly CoverArea[],
  { by, at, seen }: Decided,
): Promise<EvidenceRecord | Refusal> {
  if (record.type === 'application/pdf') return refuse('evidence/not-a-photo');
  const wrong = refuseAreas(areas);
  if (wrong !== undefined) return wrong;
  if (seen !== undefined && seen !== (record.cover?.at.toISOString() ?? null))
    return refuse('evidence/cover-changed');
  try {
    const files = areas.length === 0 ? {} : await storage.inTurn(() => drawCover(storage, record, areas));
    if (isRefusal(files)) return files;
    const cover = { areas, ...files, by, at };
    const before = await evidence.cover(record, cover);
    await removeFiles(storage, before === undefined ? files : before.cover);
    if (before !== undefined) return { ...before, cover };
    return refuse((await evidence.find(record._id)) ? 'evidence/cover-changed' : 'request/not-found');
  } catch (error) {
    const refusal = refuseStorageFault(error);
    if (refusal !== undefined) return refusal;
    throw error;
  }
}

/** Takes the decision back, whichever it is by now: the photograph is shown to its uploader and the desk only. */
export async function uncoverPhoto(
  { storage, evidence }: KeepingParts,
  record: EvidenceRecord,
): Promise<EvidenceRecord | Refusal> {
  if (record.type === 'application/pdf') return refuse('evidence/not-a-photo');
  const before = await evidence.uncover(record._id);
  if (before === undefined) return refuse('request/not-found');
  const { cover, ...rest } = before;
  await removeFiles(storage, cover);
  return rest;
}

async function drawCover(
  storage: EvidenceStorage,
  { _id, type }: EvidenceRecord,
  areas: readonly CoverArea[],
): Promise<CoverFiles | Refusal> {
  const original = await storage.read(_id);
  if (original === undefined) return refuse('evidence/storage-away');
  const drawn = await coverImage(await buffer(original), type, areas);
  if (isRefusal(drawn)) return drawn;
  // Files of this decision alone: whoever replaces or takes back another one removes none of them.
  const salt = randomUUID();
  const full = renditionOf(_id, drawn.bytes, type, salt);
  const thumb = renditionOf(_id, drawn.thumb, 'image/jpeg', salt);
  try {
    await storage.put([
      { ...full, bytes: drawn.bytes },
      { ...thumb, bytes: drawn.thumb },
    ]);
  } catch (error) {
    await removeFiles(storage, { full, thumb });
    throw error;
  }
  return { full, thumb };
}

/** A file that cannot be removed now is one too many, and shown to nobody. */
async function removeFiles(storage: EvidenceStorage, files: CoverFiles | undefined): Promise<void> {
  for (const one of [files?.full, files?.thumb].filter(isThere))
    await storage.remove(one.key).catch(() => undefined);
}

function isThere(one: Rendition | undefined): one is Rendition {
  return one !== undefined;
}
