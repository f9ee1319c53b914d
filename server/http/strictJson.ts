import { refuseFields } from '../../shared/refusal.ts';
import { isEvidentlyStrict } from './evidentlyStrict.ts';
import { Refused } from './refused.ts';
import { printPath } from './validate.ts';

const DEEPEST = 32;
/** Values of a body, members and items together: far above any form, far below what would hold up the server. */
const MOST_VALUES = 5_000;
const DANGEROUS_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** More digits than this are not kept by a double. */
const MOST_DIGITS = 15;

/** An object or array that has begun and not ended, and where in it the scan stands. */
interface Open {
  /** Null for an array. */
  readonly keysSeen: Set<string> | null;
  expectsKey: boolean;
  step: string | number;
}

/**
 * Reads JSON that has only one meaning. Beside the grammar (`request/bad-json`) it refuses duplicate keys, compared
 * after unescaping (`request/duplicate-key`); lone surrogates (`request/invalid-utf8`); and as faults of a field:
 * numbers that a double does not hold exactly, more than 32 levels, more than 5000 values, keys that reach an object's
 * prototype, and NUL characters. Throws `Refused`.
 */
export function parseStrictJson(text: string): unknown {
  const value = parseGrammar(text);
  // From here on the text is known to be JSON, so a scan for tokens is enough; most texts need not even that.
  if (!isEvidentlyStrict(text, value)) scan(text);
  return value;
}

function parseGrammar(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('request/bad-json');
  }
}

function scan(text: string): void {
  const open: Open[] = [];
  let values = 0;
  let at = 0;
  const fault = (code: string) =>
    new Refused(refuseFields([{ path: printPath(open.map(({ step }) => step)), code }]));
  while (at < text.length) {
    const top = open.at(-1);
    const token = tokenAt(text, at);
    at += token.length;
    switch (token[0]) {
      case '{':
      case '[': {
        if (open.length === DEEPEST) throw fault('too-deep');
        const isObject = token === '{';
        open.push({ keysSeen: isObject ? new Set() : null, expectsKey: isObject, step: isObject ? '' : 0 });
        values += 1;
        break;
      }
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        if (typeof top?.step === 'number') top.step += 1;
        else if (top !== undefined) top.expectsKey = true;
        break;
      case '"': {
        const string = unescapeString(token);
        if (top?.expectsKey === true) enterKey(top, string, fault);
        else values += 1;
        if (string.includes('\0')) throw fault('control-character');
        break;
      }
      case ':':
      case ' ':
      case '\t':
      case '\n':
      case '\r':
        break;
      default:
        values += 1;
        if (!isExactNumber(token)) throw fault('not-safe');
    }
    if (values > MOST_VALUES) throw fault('too-many');
  }
}

const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const WORD = /[-+.0-9A-Za-z]+/y;

/** The next token of a text known to be JSON: a string with its quotes, a word or number, or one character. */
function tokenAt(text: string, at: number): string {
  const first = text[at] ?? '';
  const pattern = first === '"' ? STRING : WORD;
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? first;
}

function unescapeString(token: string): string {
  const string: unknown = token.includes('\\') ? JSON.parse(token) : token.slice(1, -1);
  if (typeof string !== 'string' || /\p{Surrogate}/u.test(string)) throw new Refused('request/invalid-utf8');
  return string;
}

function enterKey(object: Open, key: string, fault: (code: string) => Refused): void {
  object.step = key;
  object.expectsKey = false;
  if (object.keysSeen?.has(key) === true) throw new Refused('request/duplicate-key');
  if (DANGEROUS_KEYS.has(key)) throw fault('forbidden');
  object.keysSeen?.add(key);
}

/** True for `true`, `false`, `null` and every number that stays the same when a double holds it. */
function isExactNumber(token: string): boolean {
  if (/^[a-z]/.test(token)) return true;
  const value = Number(token);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return false;
  const digits = (token.split(/[eE]/)[0] ?? '').replace(/[-.]/g, '').replace(/^0+/, '');
  const underflows = value === 0 && digits !== '';
  const plain = /^-?\d+$/.test(token);
  return Number.isFinite(value) && !underflows && (plain || digits.length <= MOST_DIGITS);
}
