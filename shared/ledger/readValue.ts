import type { LedgerValue } from './leaf.ts';

/** A ledger value that has to be text; throws when it is not, because an entry of ours then lacks what it needs. */
export function readText(value: LedgerValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError('A ledger value is not text.');
  return value;
}

/** A ledger value that has to be a number. */
export function readNumber(value: LedgerValue | undefined): number {
  if (typeof value !== 'number') throw new TypeError('A ledger value is not a number.');
  return value;
}
