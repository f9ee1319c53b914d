import type { LedgerValue } from '../../../shared/ledger/leaf.ts';

/** A value as it was sent, ready for canonical JSON: fields that are undefined stay out. */
export function asLedgerValue(value: unknown): LedgerValue {
  return JSON.parse(JSON.stringify(value)) as LedgerValue;
}
