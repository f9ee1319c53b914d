/** Values and nesting that are still evident; the full scan allows more. */
const MOST_VALUES = 2_000;
const DEEPEST = 8;

/** Fewer digits than a double may lose. */
const MOST_DIGITS = 15;

const QUOTE = 0x22;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const EXPONENT = 0x65;
const BACKSLASH = 0x5c;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/**
 * Whether JSON that has been parsed can be seen to have one meaning only without being read token by token: nothing is
 * escaped (what is written is what is meant, and NUL cannot be written), numbers are whole and short, and what was parsed
 * has as many members as the text has colons outside of strings, so that no key stood twice. False proves nothing: then
 * the text has to be scanned.
 */
export function isEvidentlyStrict(text: string, value: unknown): boolean {
  const colons = countColons(text);
  if (colons === undefined) return false;
  const seen = { members: 0, values: 0 };
  return isPlain(value, 0, seen) && seen.members === colons;
}

/** Colons outside of strings; undefined where something stands that only a scan can judge. */
function countColons(text: string): number | undefined {
  let colons = 0;
  let digits = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH || (code >= FIRST_SURROGATE && code <= LAST_SURROGATE)) return undefined;
    if (code === QUOTE) isInside = !isInside;
    if (isInside) continue;
    if (code >= ZERO && code <= NINE) {
      digits += 1;
      if (digits > MOST_DIGITS) return undefined;
    } else {
      // `e` (small or large) ends a number only as its exponent.
      if (code === DOT || (digits > 0 && (code | 0x20) === EXPONENT)) return undefined;
      digits = 0;
      if (code === COLON) colons += 1;
    }
  }
  return colons;
}

function isPlain(value: unknown, depth: number, seen: { members: number; values: number }): boolean {
  seen.values += 1;
  if (seen.values > MOST_VALUES || depth > DEEPEST) return false;
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1, seen));
  for (const key of Object.keys(value)) {
    seen.members += 1;
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return false;
  }
  return Object.values(value).every((member) => isPlain(member, depth + 1, seen));
}
