import { CryptoError } from './cryptoError.ts';
import type { SealedBox } from './sealedBox.ts';

/** Where a sealed field lives; a value copied to another document or field does not open there. */
export interface FieldPlace {
  readonly collection: string;
  readonly id: string;
  readonly field: string;
}

/** Encrypts single text fields of documents; sealed text is `kid.iv.ct.tag`, each part after kid in base64url. */
export interface FieldCipher {
  sealText(text: string, place: FieldPlace): string;
  /** Throws CryptoError when the text is malformed, was altered or moved, or its key is missing. */
  openText(sealed: string, place: FieldPlace): string;
}

/** Makes the cipher for names, phones and other personal fields. */
export function fieldCipher(box: SealedBox): FieldCipher {
  return {
    sealText(text, place) {
      const { kid, iv, ct, tag } = box.seal(Buffer.from(text, 'utf8'), aadOf(place));
      return [kid, ...[iv, ct, tag].map((part) => part.toString('base64url'))].join('.');
    },
    openText(sealed, place) {
      const [kid, iv, ct, tag, ...rest] = sealed.split('.');
      if (kid === undefined || iv === undefined || ct === undefined || tag === undefined || rest.length > 0) {
        throw new CryptoError(
          'crypto/malformed',
          `The sealed ${place.collection}.${place.field} is malformed.`,
        );
      }
      const parts = { kid, iv: fromBase64url(iv), ct: fromBase64url(ct), tag: fromBase64url(tag) };
      return box.open(parts, aadOf(place)).toString('utf8');
    },
  };
}

// A JSON list keeps the three parts apart whatever characters they hold.
function aadOf({ collection, id, field }: FieldPlace): Buffer {
  return Buffer.from(JSON.stringify([collection, id, field]), 'utf8');
}

function fromBase64url(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}
