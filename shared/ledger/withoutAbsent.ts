import type { LedgerValue } from './leaf.ts';

/** JSON as it can be hashed: absent and null members are left out. Throws on what is no JSON. */
export function withoutAbsent(value: unknown): LedgerValue {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) throw new TypeError('Only JSON is hashed.');
  const kept: Record<string, LedgerValue> = {};
  for (const [key, part] of Object.entries(value)) {
    if (part !== null && part !== undefined) kept[key] = withoutAbsent(part);
  }
  return kept;
}
