import { hash } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 32;
const LONGEST_MESSAGE = 256;
const INNER = 0x36;
const OUTER = 0x5c;

// Used within one call only.
const inner = Buffer.alloc(BLOCK + LONGEST_MESSAGE);
const outer = Buffer.alloc(BLOCK + DIGEST);

/**
 * HMAC-SHA-256 (RFC 2104), 64 hex, of a short message under a key of at most 64 bytes. Two one-shot hashes in memory
 * that is used again cost half of `createHmac`, which makes an object for each of the eight salts of every answer.
 */
export function hmacSha256(key: Uint8Array, message: string): string {
  if (key.length > BLOCK || Buffer.byteLength(message) > LONGEST_MESSAGE)
    throw new RangeError('Only short messages under short keys.');
  for (let i = 0; i < BLOCK; i++) {
    const byte = key[i] ?? 0;
    inner[i] = byte ^ INNER;
    outer[i] = byte ^ OUTER;
  }
  const end = BLOCK + inner.write(message, BLOCK, 'utf8');
  outer.write(hash('sha256', inner.subarray(0, end), 'hex'), BLOCK, 'hex');
  return hash('sha256', outer, 'hex');
}
