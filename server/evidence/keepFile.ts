import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { EvidenceKept, EvidenceType } from '../../shared/evidence/evidenceApi.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import { cleanImage } from './drawPhoto.ts';
import type { EvidenceRecord, Rendition } from './evidenceModel.ts';
import type { EvidenceStorage } from './evidenceStorage.ts';
import { renditionKeys, type EvidenceSource, type EvidenceStore } from './evidenceStore.ts';
import { refuseStorageFault } from './storageFault.ts';

/** What a file is kept with. */
export interface KeepingParts {
  readonly storage: EvidenceStorage;
  readonly evidence: EvidenceStore;
}

/** SHA-256 in lower-case hex. */
function hashOf(bytes: Buffer, salt = ''): string {
  return createHash('sha256').update(salt).update(bytes).digest('hex');
}

/** A further file of a photograph, under a key that no other photograph has; with a salt, no other file either. */
export function renditionOf(evidenceId: string, bytes: Buffer, type: EvidenceType, salt?: string): Rendition {
  return { key: `${evidenceId}.${hashOf(bytes, salt)}`, type, bytes: bytes.length };
}

/** Keeps a photograph, drawn anew without its hidden data, with its small picture; given by path or by its bytes. */
export function keepPhotograph(
  parts: KeepingParts,
  file: string | Buffer,
  type: EvidenceType,
  source: EvidenceSource,
): Promise<EvidenceKept | Refusal> {
  return parts.storage.inTurn(() => drawAndKeep(parts, file, type, source));
}

async function drawAndKeep(
  parts: KeepingParts,
  file: string | Buffer,
  type: EvidenceType,
  source: EvidenceSource,
): Promise<EvidenceKept | Refusal> {
  const image = await cleanImage(file, type);
  if (isRefusal(image)) return image;
  const { bytes, width, height } = image;
  const sha256 = hashOf(bytes);
  const thumb = renditionOf(sha256, image.thumb, 'image/jpeg');
  const facts = { _id: sha256, type, bytes: bytes.length, width, height };
  const refused = await keep(parts, { ...facts, thumb }, source, () =>
    parts.storage.put([
      { key: sha256, bytes, type },
      { ...thumb, bytes: image.thumb },
    ]),
  );
  return refused ?? { evidenceId: sha256, sha256, type, bytes: bytes.length, width, height };
}

/** Keeps a document that has arrived, as it is. */
export async function keepDocument(
  parts: KeepingParts,
  file: string,
  source: EvidenceSource,
): Promise<EvidenceKept | Refusal> {
  const type = 'application/pdf';
  const [sha256, { size: bytes }] = [await hashFile(file), await stat(file)];
  const { storage } = parts;
  const refused = await storage.inTurn(() =>
    keep(parts, { _id: sha256, type, bytes }, source, () => storage.putFile(sha256, file, type)),
  );
  return refused ?? { evidenceId: sha256, sha256, type, bytes };
}

/**
 * The record comes first and counts for nothing until the files lie in the storage; so a process that dies in between
 * leaves no file that nothing knows of: the sweep finds the record, and with it the files.
 */
async function keep(
  { storage, evidence }: KeepingParts,
  facts: Pick<EvidenceRecord, '_id' | 'type' | 'bytes' | 'width' | 'height' | 'thumb'>,
  source: EvidenceSource,
  put: () => Promise<void>,
): Promise<Refusal | undefined> {
  const begun = await evidence.begin(facts, source);
  if (isRefusal(begun)) return begun;
  try {
    await put();
    return (await evidence.settle(facts._id, source)) ? undefined : refuse('evidence/storage-away');
  } catch (error) {
    if (await evidence.markArriving(facts._id, source.at)) {
      for (const key of renditionKeys(facts)) await storage.remove(key).catch(() => undefined);
      await evidence.forget(facts._id);
    }
    const refusal = refuseStorageFault(error);
    if (refusal !== undefined) return refusal;
    throw error;
  }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
