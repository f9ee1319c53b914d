import { canonicalJson } from '../ledger/canonicalJson.ts';
import type { LedgerHash } from '../ledger/ledgerCrypto.ts';
import { withoutAbsent } from '../ledger/withoutAbsent.ts';
import type { RoundTerms } from './round.ts';
import { termsOf } from './termsOf.ts';

/**
 * The hash under which a round opens, 64 lower-case hex: SHA-256 of the canonical JSON of its terms, absent values
 * left out. Whoever holds the round can compute it again and see that nothing was changed after opening.
 */
export function hashRoundTerms(hash: LedgerHash, terms: RoundTerms): string {
  return hash.sha256Hex(hash.utf8(canonicalJson(withoutAbsent(termsOf(terms)))));
}
