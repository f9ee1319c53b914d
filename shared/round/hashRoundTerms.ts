import { canonicalJson } from '../ledger/canonicalJson.ts';
import type { LedgerValue } from '../ledger/leaf.ts';
import type { LedgerHash } from '../ledger/ledgerCrypto.ts';
import type { RoundTerms } from './round.ts';
import { termsOf } from './termsOf.ts';

/**
 * The hash under which a round opens, 64 lower-case hex: SHA-256 of the canonical JSON of its terms, absent values
 * left out. Whoever holds the round can compute it again and see that nothing was changed after opening.
 */
export function hashRoundTerms(hash: LedgerHash, terms: RoundTerms): string {
  return hash.sha256Hex(hash.utf8(canonicalJson(withoutAbsent(termsOf(terms)))));
}

function withoutAbsent(value: unknown): LedgerValue {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) throw new TypeError('Terms hold only JSON.');
  const kept: Record<string, LedgerValue> = {};
  for (const [key, part] of Object.entries(value)) {
    if (part !== null && part !== undefined) kept[key] = withoutAbsent(part);
  }
  return kept;
}
