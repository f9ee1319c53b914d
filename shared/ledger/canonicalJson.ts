import type { LedgerValue } from './leaf.ts';

/**
 * RFC 8785 text of a value that holds only strings, booleans, safe integers, lists and objects. Throws on null,
 * undefined, fractions and lone surrogates: two spellings of one value would break every hash above it. Within those
 * bounds RFC 8785 is JSON.stringify with sorted keys (§3.2.2–3.2.3); tests hold it against a full implementation.
 */
export function canonicalJson(value: LedgerValue): string {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isSafeInteger(value)) throw new TypeError('Only safe integers are hashed.');
      // Minus zero is 0, as everywhere in JSON.
      return String(value);
    default:
      if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
      if (typeof value !== 'object' || value === null)
        throw new TypeError('Null and undefined are not hashed.');
      return `{${members(value).join(',')}}`;
  }
}

function members(value: { readonly [key: string]: LedgerValue }): string[] {
  return Object.keys(value)
    .sort()
    .map((key) => `${text(key)}:${canonicalJson(value[key] as LedgerValue)}`);
}

const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;

function text(value: string): string {
  if (SURROGATE.test(value) && LONE_SURROGATE.test(value)) throw new TypeError('Text with half a character.');
  return JSON.stringify(value);
}

// Array.isArray does not narrow readonly arrays out of a union.
function isList(value: LedgerValue): value is readonly LedgerValue[] {
  return Array.isArray(value);
}
