import { concatBytes } from './bytes.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { CommittedField, LedgerValue } from './leaf.ts';
import type { LedgerHash } from './ledgerCrypto.ts';

/**
 * Salted commitment to one field of one entry, 64 lower-case hex:
 * SHA-256(0x02 ‖ uint16be(length) ‖ "<log>/<seq>/<field>" ‖ salt ‖ canonical JSON). The place is inside, so that a
 * value cannot be moved to another entry; the salt hides values that are easy to guess.
 */
export function commit(
  hash: LedgerHash,
  place: { readonly log: string; readonly seq: number; readonly field: CommittedField },
  salt: Uint8Array,
  value: LedgerValue,
): string {
  const where = hash.utf8(`${place.log}/${place.seq}/${place.field}`);
  const prefix = Uint8Array.of(2, where.length >> 8, where.length & 255);
  return hash.sha256Hex(concatBytes(prefix, where, salt, hash.utf8(canonicalJson(value))));
}
