import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PhotoAddresses, PhotoRendition } from '../../shared/evidence/evidenceApi.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';

/** Addresses end on whole steps, so that a page that is fetched again names the same pictures and shows them at once. */
const STEP_SECONDS = 300;

/** Signs addresses of photographs (RFC 2104), and refuses those that it has not signed or that have ended. */
export interface PhotoAddressBook {
  /** Both sizes, covered or as they are, until `expiresAt` (milliseconds; rounded up to whole seconds). */
  photoAddresses(
    evidenceId: string,
    options: { readonly covered: boolean; readonly expiresAt: number },
  ): PhotoAddresses;
  refuseAddress(asked: SignedAddress, now: number): Refusal | undefined;
}

/** What an address says; `expires` in seconds since 1970. */
interface SignedAddress {
  readonly evidenceId: string;
  readonly rendition: PhotoRendition;
  readonly expires: number;
  readonly signature: string;
}

/**
 * When an address made now ends, in milliseconds: five to ten minutes ahead, of a covered photograph up to five more. A
 * new cover has an address of its own that way, and no cache shows the one before.
 */
export function addressEnd(now: number, coveredAt?: Date): number {
  const own = coveredAt === undefined ? 0 : 1 + (Math.floor(coveredAt.getTime() / 1000) % (STEP_SECONDS - 1));
  return ((Math.floor(now / 1000 / STEP_SECONDS) + 2) * STEP_SECONDS + own) * 1000;
}

/** Makes the book over a key of its own. */
export function photoAddressBook(key: Buffer): PhotoAddressBook {
  const sign = (evidenceId: string, rendition: PhotoRendition, expires: number): string =>
    createHmac('sha256', key).update(`${evidenceId}/${rendition}/${expires}`, 'utf8').digest('base64url');
  const address = (evidenceId: string, rendition: PhotoRendition, expires: number): string =>
    `/evidence/${evidenceId}/${rendition}?expires=${expires}&signature=${sign(evidenceId, rendition, expires)}`;
  return {
    photoAddresses(evidenceId, { covered, expiresAt }) {
      const expires = Math.ceil(expiresAt / 1000);
      return {
        thumbUrl: address(evidenceId, covered ? 'coveredThumb' : 'thumb', expires),
        fullUrl: address(evidenceId, covered ? 'coveredFull' : 'full', expires),
      };
    },
    refuseAddress({ evidenceId, rendition, expires, signature }, now) {
      const right = Buffer.from(sign(evidenceId, rendition, expires), 'utf8');
      const given = Buffer.from(signature, 'utf8');
      if (given.length !== right.length || !timingSafeEqual(given, right))
        return refuse('evidence/address-not-valid');
      return expires * 1000 <= now ? refuse('evidence/address-expired') : undefined;
    },
  };
}
