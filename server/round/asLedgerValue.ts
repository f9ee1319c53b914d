import type { LedgerValue } from '../../shared/ledger/leaf.ts';

/** A validated part of a request as a value that can be hashed: fields that were left out stay out. */
export function asLedgerValue(value: unknown): LedgerValue {
  return JSON.parse(JSON.stringify(value)) as LedgerValue;
}
