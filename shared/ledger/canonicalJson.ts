import type { LedgerValue } from './leaf.ts';

/**
 * RFC 8785 text of a value that holds only strings, booleans, safe integers, lists and objects. Throws on null,
 * undefined, fractions and lone surrogates: two spellings of one value would break every hash above it. Within those
 * bounds RFC 8785 is JSON.stringify with sorted keys (§3.2.2–3.2.3); tests hold it against a full implementation.
 */
export function canonicalJson(value: LedgerValue): string {
  // Most of what is hashed stands in order already, and then the engine's own writer gives the same text in less time.
  if (isInOrder(value)) {
    const text = JSON.stringify(value);
    if (!HAS_SURROGATE.test(text)) return text;
  }
  return write(value);
}

/** A surrogate as it is, or escaped by an engine that found only half of one (a backslash before `ud` is enough to doubt). */
const HAS_SURROGATE = /[\ud800-\udfff]|\\ud/;

/** Whether `JSON.stringify` writes every key where RFC 8785 has it and finds nothing that may not be hashed. */
function isInOrder(value: LedgerValue): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isSafeInteger(value);
    default:
      if (isList(value)) return holdsOrdered(value);
      return typeof value === 'object' && value !== null && hasKeysInOrder(value);
  }
}

/** Not `every`, which would pass over what a list leaves out. */
function holdsOrdered(items: readonly LedgerValue[]): boolean {
  for (const item of items) if (!isInOrder(item)) return false;
  return true;
}

/** `<` compares UTF-16 units, as §3.2.3 wants. */
function hasKeysInOrder(value: { readonly [key: string]: LedgerValue }): boolean {
  let before = '';
  for (const key of Object.keys(value)) {
    if (key < before || !isInOrder(value[key] as LedgerValue)) return false;
    before = key;
  }
  return true;
}

/** The long way, for this value only: what is in order within it is written by the engine again. */
function write(value: LedgerValue): string {
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
  // Sorting compares UTF-16 units.
  for (const key of Object.keys(value).sort()) {
    const member = `${text(key)}:${canonicalJson(value[key] as LedgerValue)}`;
    written += written === '' ? member : `,${member}`;
  }
  return `{${written}}`;
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;

function text(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new TypeError('Text with half a character.');
  return JSON.stringify(value);
}

// Array.isArray does not narrow readonly arrays out of a union.
function isList(value: LedgerValue): value is readonly LedgerValue[] {
  return Array.isArray(value);
}
