import type { LedgerValue } from '../../shared/ledger/leaf.ts';

/**
 * A part of a validated request as a value that can be hashed, without copying it: what came through `strictJson` and
 * its schema holds neither null nor absent members, and `canonicalJson` throws should that ever change.
 */
export function asLedgerValue(value: object): LedgerValue {
  return value as LedgerValue;
}
