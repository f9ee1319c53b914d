import type { IncomingMessage } from 'node:http';
import { rm, stat } from 'node:fs/promises';
import {
  MOST_DOCUMENT_BYTES,
  MOST_IMAGE_BYTES,
  type EvidenceKept,
} from '../../shared/evidence/evidenceApi.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { Clock } from '../clock.ts';
import { cleanImage } from './cleanImage.ts';
import type { EvidenceFolder } from './evidenceFolder.ts';
import type { EvidencePlaces, EvidenceSource, EvidenceStore } from './evidenceStore.ts';
import { fileKind } from './fileKind.ts';
import { isDiskFull } from './isDiskFull.ts';
import { receiveFile } from './receiveFile.ts';

const DAY = 86_400_000;

export interface EvidenceParts {
  readonly clock: Clock;
  readonly folder: EvidenceFolder;
  readonly evidence: EvidenceStore;
  readonly evidencePlaces: EvidencePlaces;
}

/**
 * An upload: whose, about what, whether documents are taken from this person beside photographs, and how many bytes of
 * this account are kept in 24 hours.
 */
export interface EvidenceUpload extends EvidenceSource {
  readonly request: IncomingMessage;
  readonly mayBeDocument: boolean;
  readonly mostBytesADay: number;
}

/**
 * Takes one file in: a photograph is drawn anew without its hidden data, a document is kept as it is. It is on disk
 * under its hash before the record of it is written. Of an upload that is refused or broken off nothing stays.
 */
export async function keepEvidence(
  { folder, evidence }: Pick<EvidenceParts, 'folder' | 'evidence'>,
  { request, mayBeDocument, mostBytesADay, ...source }: EvidenceUpload,
): Promise<EvidenceKept | Refusal> {
  const refuseWhenFull = async (): Promise<Refusal | undefined> => {
    const kept = await evidence.bytesSince(source.accountId, new Date(source.at.getTime() - DAY));
    return kept < mostBytesADay ? undefined : refuse('evidence/too-much-today', { mostBytes: mostBytesADay });
  };
  const full = await refuseWhenFull();
  if (full !== undefined) return full;
  const arriving = folder.incoming();
  try {
    const mostBytes = mayBeDocument ? MOST_DOCUMENT_BYTES : MOST_IMAGE_BYTES;
    // Asked again after the arrival, so that uploads that wait for each other do not all find the same room.
    const refusal = (await receiveFile(request, arriving, mostBytes)) ?? (await refuseWhenFull());
    if (refusal !== undefined) return refusal;
    const kept = await keepFile(folder, arriving, mayBeDocument);
    if (isRefusal(kept)) return kept;
    const { sha256, type, bytes, width, height } = kept;
    const pixels = width === undefined || height === undefined ? {} : { width, height };
    await evidence.upsert({ _id: sha256, type, bytes, ...pixels }, source);
    return kept;
  } catch (error) {
    if (isDiskFull(error)) return refuse('evidence/storage-full');
    throw error;
  } finally {
    await rm(arriving, { force: true });
  }
}

async function keepFile(
  folder: EvidenceFolder,
  arrived: string,
  mayBeDocument: boolean,
): Promise<EvidenceKept | Refusal> {
  const { size } = await stat(arrived);
  if (size === 0) return refuse('evidence/one-file');
  const type = await fileKind(arrived);
  if (type === undefined || (type === 'application/pdf' && !mayBeDocument))
    return refuse('evidence/unsupported-type');
  if (type === 'application/pdf') {
    const sha256 = await folder.keepFile(arrived);
    return { evidenceId: sha256, sha256, type, bytes: size };
  }
  if (size > MOST_IMAGE_BYTES) return refuse('evidence/too-large', { mostBytes: MOST_IMAGE_BYTES });
  const image = await cleanImage(arrived, type);
  if (isRefusal(image)) return image;
  const { bytes, width, height } = image;
  const sha256 = await folder.keepBytes(bytes);
  return { evidenceId: sha256, sha256, type, bytes: bytes.length, width, height };
}
