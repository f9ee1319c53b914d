import { hash } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 32;
const LONGEST_MESSAGE = 256;
const INNER = 0x36;
const OUTER = 0x5c;

/** A character of a JavaScript string is at most three bytes of UTF-8. */
const MOST_BYTES = 3;

/**
 * HMAC-SHA-256 (RFC 2104), 64 hex, of short messages under a key of at most 64 bytes. The key is laid out once for the
 * eight salts of an answer, and two one-shot hashes cost half of `createHmac`, which makes an object for each of them.
 */
export function hmacSha256Under(key: Uint8Array): (message: string) => string {
  if (key.length > BLOCK) throw new RangeError('Only short keys.');
  const inner = Buffer.allocUnsafe(BLOCK + LONGEST_MESSAGE);
  const outer = Buffer.allocUnsafe(BLOCK + DIGEST);
  for (let i = 0; i < BLOCK; i++) {
    const byte = key[i] ?? 0;
    inner[i] = byte ^ INNER;
    outer[i] = byte ^ OUTER;
  }
  return (message) => {
    if (message.length * MOST_BYTES > LONGEST_MESSAGE) throw new RangeError('Only short messages.');
    const end = BLOCK + inner.write(message, BLOCK, 'utf8');
    outer.write(hash('sha256', inner.subarray(0, end), 'hex'), BLOCK, 'hex');
    return hash('sha256', outer, 'hex');
  };
}
