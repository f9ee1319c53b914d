import type { IncomingMessage } from 'node:http';
import { rm, stat } from 'node:fs/promises';
import {
  MOST_DOCUMENT_BYTES,
  MOST_IMAGE_BYTES,
  type EvidenceKept,
} from '../../shared/evidence/evidenceApi.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { Clock } from '../clock.ts';
import type { Arrivals } from './arrivals.ts';
import type { EvidencePlaces, EvidenceSource } from './evidenceStore.ts';
import { fileKind } from './fileKind.ts';
import { keepDocument, keepPhotograph, type KeepingParts } from './keepFile.ts';
import type { PhotoCheck } from '../moderation/photoCheck.ts';
import type { PhotoAddressBook } from './photoAddress.ts';
import type { PhotoStore } from './photoStore.ts';
import { receiveFile } from './receiveFile.ts';
import { refuseStorageFault } from './storageFault.ts';

const DAY = 86_400_000;

export interface EvidenceParts extends KeepingParts {
  readonly clock: Clock;
  readonly arrivals: Arrivals;
  readonly evidencePlaces: EvidencePlaces;
  readonly photos: PhotoStore;
  readonly book: PhotoAddressBook;
  readonly audit: AuditTrail;
  readonly photoCheck: Pick<PhotoCheck, 'look' | 'heard'>;
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

/** Takes one file in, and keeps it under its hash. Of an upload that is refused or broken off nothing stays. */
export async function keepEvidence(
  parts: KeepingParts & Pick<EvidenceParts, 'arrivals'>,
  { request, mayBeDocument, mostBytesADay, ...source }: EvidenceUpload,
): Promise<EvidenceKept | Refusal> {
  const refuseWhenFull = async (): Promise<Refusal | undefined> => {
    const kept = await parts.evidence.bytesSince(source.accountId, new Date(source.at.getTime() - DAY));
    return kept < mostBytesADay ? undefined : refuse('evidence/too-much-today', { mostBytes: mostBytesADay });
  };
  const full = await refuseWhenFull();
  if (full !== undefined) return full;
  const arriving = parts.arrivals.incoming();
  try {
    const mostBytes = mayBeDocument ? MOST_DOCUMENT_BYTES : MOST_IMAGE_BYTES;
    // Asked again after the arrival, so that uploads that wait for each other do not all find the same room.
    const refusal = (await receiveFile(request, arriving, mostBytes)) ?? (await refuseWhenFull());
    return refusal ?? (await keepArrived(parts, arriving, mayBeDocument, source));
  } catch (error) {
    const refusal = refuseStorageFault(error);
    if (refusal !== undefined) return refusal;
    throw error;
  } finally {
    await rm(arriving, { force: true });
  }
}

async function keepArrived(
  parts: KeepingParts,
  arrived: string,
  mayBeDocument: boolean,
  source: EvidenceSource,
): Promise<EvidenceKept | Refusal> {
  const { size } = await stat(arrived);
  if (size === 0) return refuse('evidence/one-file');
  const kind = await fileKind(arrived);
  if (kind === undefined || (kind.type === 'application/pdf' && !mayBeDocument))
    return refuse('evidence/unsupported-type');
  if (kind.type === 'application/pdf') return keepDocument(parts, arrived, source);
  if (kind.animated) return refuse('evidence/animated');
  if (size > MOST_IMAGE_BYTES) return refuse('evidence/too-large', { mostBytes: MOST_IMAGE_BYTES });
  return keepPhotograph(parts, arrived, kind.type, source);
}
