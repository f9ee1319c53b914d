import canonicalize from 'canonicalize';
import type { LedgerValue } from './leaf.ts';

/**
 * RFC 8785 text of a value that holds only strings, booleans, safe integers, lists and objects. Throws on null,
 * fractions and lone surrogates: two spellings of one value would break every hash above it.
 */
export function canonicalJson(value: LedgerValue): string {
  refuseUnhashable(value);
  return canonicalize(value) ?? '';
}

function refuseUnhashable(value: unknown): void {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new TypeError('Only safe integers are hashed.');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return;
  if (typeof value !== 'object' || value === null) throw new TypeError('Null and undefined are not hashed.');
  for (const part of Object.values(value)) refuseUnhashable(part);
}
