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
      if (isList(value)) return list(value);
      if (typeof value !== 'object' || value === null)
        throw new TypeError('Null and undefined are not hashed.');
      return members(value);
  }
}

function list(items: readonly LedgerValue[]): string {
  let written = '';
  for (const item of items) written += written === '' ? canonicalJson(item) : `,${canonicalJson(item)}`;
  return `[${written}]`;
}

function members(value: { readonly [key: string]: LedgerValue }): string {
  let written = '';
  for (const key of sorted(Object.keys(value))) {
    const member = `${text(key)}:${canonicalJson(value[key] as LedgerValue)}`;
    written += written === '' ? member : `,${member}`;
  }
  return `{${written}}`;
}

/** Most of what is hashed is in order already; `<` and `sort` both compare UTF-16 units. */
function sorted(keys: string[]): string[] {
  for (let i = 1; i < keys.length; i++) {
    if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  }
  return keys;
}

/** What JSON writes as it is: ASCII without quote, backslash and control characters. */
const PLAIN = /^[ !#-[\]-~]*$/;
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;

function text(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (SURROGATE.test(value) && LONE_SURROGATE.test(value)) throw new TypeError('Text with half a character.');
  return JSON.stringify(value);
}

// Array.isArray does not narrow readonly arrays out of a union.
function isList(value: LedgerValue): value is readonly LedgerValue[] {
  return Array.isArray(value);
}
