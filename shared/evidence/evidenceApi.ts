import type { Download } from '../download.ts';

/** What can be kept as evidence: photographs, and documents as they are. */
export const EVIDENCE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** Most bytes of an uploaded photograph (10 MB) and of a document (20 MB). */
export const MOST_IMAGE_BYTES = 10 * 1024 * 1024;
export const MOST_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** Evidence as it is kept; `sha256` (64 lower-case hex) is of the kept bytes. Pixels only of a photograph. */
export interface EvidenceKept {
  readonly evidenceId: string;
  readonly sha256: string;
  readonly type: EvidenceType;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
}

/**
 * Photographs and documents: uploaded once, kept under their hash. `communityId`: the community they are about; its
 * staff may then read them too, and anyone once a public record shows them.
 */
export interface EvidenceApi {
  'POST /evidence': { query: { readonly communityId?: string }; reply: EvidenceKept };
  'GET /evidence/:evidenceId': { params: { readonly evidenceId: string }; reply: Download };
}
