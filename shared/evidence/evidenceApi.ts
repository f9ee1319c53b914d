import type { Download } from '../download.ts';
import type { CoverArea } from './coverArea.ts';

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
 * What can be shown of a photograph: drawn anew from what was uploaded, whole and small; and the same with faces and
 * plates covered, which is all that other residents ever get.
 */
export const PHOTO_RENDITIONS = ['full', 'thumb', 'coveredFull', 'coveredThumb'] as const;
export type PhotoRendition = (typeof PHOTO_RENDITIONS)[number];

/** Longest side in pixels of a photograph as it is kept, and of its small picture. */
export const FULL_SIDE = 2560;
export const THUMB_SIDE = 480;

/** Addresses under `/api/v1` that open without a session, signed, and end within minutes. */
export interface PhotoAddresses {
  readonly thumbUrl: string;
  readonly fullUrl: string;
}

/** A photograph at the desk that decides what others see of it; `areas` null: nobody has looked yet, nobody else sees it. */
export interface PhotoCovering extends PhotoAddresses {
  readonly evidenceId: string;
  readonly width: number;
  readonly height: number;
  /** Empty: declared free of faces and plates. */
  readonly areas: readonly CoverArea[] | null;
  readonly coveredAt: string | null;
  /** The content check found it risky since it was last covered: others do not see it until it is covered anew. */
  readonly risky: boolean;
  /** As other residents see it. */
  readonly covered: PhotoAddresses | null;
}

interface EvidenceParams {
  readonly evidenceId: string;
}

/**
 * Photographs and documents: uploaded once, kept under their hash. `communityId`: the community they are about; its
 * staff may then read them too, and anyone once a public record shows them.
 */
export interface EvidenceApi {
  'POST /evidence': { query: { readonly communityId?: string }; reply: EvidenceKept };
  'GET /evidence/:evidenceId': { params: EvidenceParams; reply: Download };
  /** For whoever may read the photograph itself: its uploader, and staff of its community. */
  'GET /evidence/:evidenceId/addresses': { params: EvidenceParams; reply: PhotoAddresses };
  'GET /evidence/:evidenceId/cover': { params: EvidenceParams; reply: PhotoCovering };
  /**
   * Replaces what was covered before; the photograph itself stays as it was. `seen`: `coveredAt` of what was looked at;
   * refused when somebody has decided since.
   */
  'POST /evidence/:evidenceId/cover': {
    params: EvidenceParams;
    body: { readonly areas: readonly CoverArea[]; readonly seen?: string | null };
    reply: PhotoCovering;
  };
  /** Takes the decision back: other residents no longer see the photograph at all. */
  'DELETE /evidence/:evidenceId/cover': { params: EvidenceParams; reply: PhotoCovering };
  /** `expires` in seconds since 1970, `signature` by the server: made by it for a reader that may see it. */
  'GET /evidence/:evidenceId/:rendition': {
    params: EvidenceParams & { readonly rendition: PhotoRendition };
    query: { readonly expires: number; readonly signature: string };
    reply: Download;
  };
}
