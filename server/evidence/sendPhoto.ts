import type { EvidenceType, PhotoRendition } from '../../shared/evidence/evidenceApi.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import { SentFile } from '../http/sentFile.ts';
import type { EvidenceRecord } from './evidenceModel.ts';
import type { EvidenceStorage } from './evidenceStorage.ts';
import { refuseStorageFault } from './storageFault.ts';

/** A kept file with its key, type and length. */
interface Stored {
  readonly key: string;
  readonly type: EvidenceType;
  readonly bytes: number;
}

/** The file of a rendition; undefined where others may see nothing of the photograph, or it is a paper. */
export function storedRendition(record: EvidenceRecord, rendition: PhotoRendition): Stored | undefined {
  const { _id, type, bytes, thumb, cover } = record;
  if (type === 'application/pdf') return undefined;
  const full = { key: _id, type, bytes };
  const small = thumb ?? full;
  if (rendition === 'full') return full;
  if (rendition === 'thumb') return small;
  if (cover === undefined) return undefined;
  return rendition === 'coveredFull' ? (cover.full ?? full) : (cover.thumb ?? small);
}

/** Sends a stored file; `keepSeconds`: how long the reader's own cache may show it again. */
export async function sendStored(
  storage: EvidenceStorage,
  { key, type, bytes }: Stored,
  options: { readonly saveAs?: string; readonly keepSeconds?: number } = {},
): Promise<SentFile | Refusal> {
  try {
    const stream = await storage.read(key);
    return stream === undefined
      ? refuse('request/not-found')
      : new SentFile(type, { stream, bytes }, options);
  } catch (error) {
    const refusal = refuseStorageFault(error);
    if (refusal !== undefined) return refusal;
    throw error;
  }
}
