import { concatBytes } from '../ledger/bytes.ts';
import type { LedgerHash } from '../ledger/ledgerCrypto.ts';

const BLOCK = 64;

/** HMAC-SHA-256 (RFC 2104) with a key of at most 64 bytes. */
export function hmacSha256(hash: LedgerHash, key: Uint8Array, data: Uint8Array): Uint8Array {
  const pad = (byte: number): Uint8Array => {
    const padded = new Uint8Array(BLOCK).fill(byte);
    key.forEach((part, at) => (padded[at] = part ^ byte));
    return padded;
  };
  return hash.sha256(concatBytes(pad(0x5c), hash.sha256(concatBytes(pad(0x36), data))));
}
