import { createCipheriv, createDecipheriv } from 'node:crypto';
import { pooledRandom } from './pooledRandom.ts';
import { CryptoError } from './cryptoError.ts';

/** AES-256-GCM output and the key that made it; iv 12 bytes, tag 16 bytes. */
export interface Sealed {
  readonly kid: string;
  readonly iv: Buffer;
  readonly ct: Buffer;
  readonly tag: Buffer;
}

/** Encrypts with the newest key and decrypts with whichever key `kid` names; `aad` ties the data to its place. */
export interface SealedBox {
  seal(plaintext: Buffer, aad: Buffer): Sealed;
  /** Throws CryptoError `crypto/key-missing` or `crypto/not-authentic`. */
  open(sealed: Sealed, aad: Buffer): Buffer;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Makes a box of 32-byte keys by id, the one that encrypts last. */
export function sealedBox(keys: ReadonlyMap<string, Buffer>): SealedBox {
  const newest = [...keys].at(-1);
  if (!newest) throw new CryptoError('crypto/key-missing', 'There is no encryption key.');
  const [newestKid, newestKey] = newest;

  return {
    seal(plaintext, aad) {
      const iv = pooledRandom(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', newestKey, iv, { authTagLength: TAG_BYTES }).setAAD(aad);
      const ct = cipher.update(plaintext);
      // GCM encrypts byte by byte: the end adds no text, it makes the tag.
      cipher.final();
      return { kid: newestKid, iv, ct, tag: cipher.getAuthTag() };
    },
    open({ kid, iv, ct, tag }, aad) {
      const key = keys.get(kid);
      if (!key) {
        throw new CryptoError(
          'crypto/key-missing',
          `Data sealed with key ${kid} cannot be read: this key is not in the key file. Restore the key file that belongs to the database.`,
        );
      }
      if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) {
        throw new CryptoError(
          'crypto/malformed',
          `Data sealed with key ${kid} has a wrong iv or tag length.`,
        );
      }
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
      decipher.setAAD(aad).setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(ct), decipher.final()]);
      } catch (cause) {
        throw new CryptoError('crypto/not-authentic', `Data sealed with key ${kid} was altered or moved.`, {
          cause,
        });
      }
    },
  };
}
