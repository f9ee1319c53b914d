import { canonicalJson } from '../ledger/canonicalJson.ts';
import type { LedgerValue } from '../ledger/leaf.ts';
import { BUNDLE_FORMAT, BUNDLE_MEMBERS, BUNDLE_TIERS, type Bundle } from './bundle.ts';
import type { Sliced } from './verifyReport.ts';

/** A bundle whose bytes are the canonical ones, with the text of each leaf, which is what was hashed. */
export interface ReadBundle {
  readonly bundle: Bundle;
  readonly leafTexts: readonly string[];
  /** The document without its seal: what the seal covers. */
  readonly sealed: string;
}

const SLICE = 250;

/**
 * Reads a bundle strictly: JSON of this format that gives the same text when it is written again (RFC 8785), so that no
 * byte is left that nobody checks. Gives the fault as a sentence otherwise. What stands inside leaves, terms and result is
 * left to the later steps.
 */
export function* readBundle(text: string): Sliced<ReadBundle | string> {
  const value = parse(text);
  if (!isBundle(value)) return `不是格式为 ${BUNDLE_FORMAT} 的核对包：读不懂，或者多了、少了、换了一段。`;
  const leafTexts: string[] = [];
  let at = 0;
  let sealed = text;
  const matches = (piece: string): boolean => {
    const fits = text.startsWith(piece, at);
    at += piece.length;
    return fits;
  };
  for (const member of BUNDLE_MEMBERS) {
    if (member === 'list' && value.list === undefined) continue;
    const from = at;
    let fits = matches(`${at === 0 ? '{' : ','}"${member}":`);
    if (member === 'leaves' || member === 'openings') {
      const list: readonly object[] = value[member];
      fits = matches('[') && fits;
      for (let i = 0; i < list.length && fits; i++) {
        const piece = spelled(list[i]);
        if (member === 'leaves') leafTexts.push(piece ?? '');
        fits = piece !== undefined && matches(i === 0 ? piece : `,${piece}`);
        if (i % SLICE === SLICE - 1) yield { step: 'format', done: at, total: text.length };
      }
      fits = matches(']') && fits;
    } else {
      const piece = spelled(value[member] ?? '');
      fits = piece !== undefined && matches(piece) && fits;
    }
    if (!fits) return `“${member}”一段不是规范写法（RFC 8785），可能被改写过。`;
    if (member === 'seal') sealed = text.slice(0, from) + text.slice(at);
  }
  if (!matches('}') || at !== text.length) return '文件末尾有多余的内容。';
  return { bundle: value, leafTexts, sealed };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Canonical text of a part, undefined where it holds what may not be hashed. */
function spelled(value: string | object | undefined): string | undefined {
  try {
    return canonicalJson(value as LedgerValue);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ROLL_MEMBERS = ['electors', 'households', 'key'];
const HEX_KEY = /^[0-9a-f]{64}$/;

function isBundle(value: unknown): value is Bundle {
  if (!isObject(value) || value['format'] !== BUNDLE_FORMAT) return false;
  const known = Object.keys(value).every((key) => BUNDLE_MEMBERS.some((member) => member === key));
  const texts = ['checkpoint', 'origin', 'publicKey', 'round', 'seal'].every(
    (member) => typeof value[member] === 'string',
  );
  const { leaves, list, openings, published, publicKey, roll, terms, tier } = value;
  return (
    known &&
    texts &&
    HEX_KEY.test(String(publicKey)) &&
    BUNDLE_TIERS.some((one) => one === tier) &&
    (tier === 'pseudonymous' ? isObject(list) : list === undefined) &&
    isObject(terms) &&
    isObject(published) &&
    isRoll(roll) &&
    Array.isArray(leaves) &&
    leaves.every(isObject) &&
    Array.isArray(openings) &&
    openings.every(isOpened)
  );
}

function isRoll(roll: unknown): boolean {
  if (!isObject(roll) || Object.keys(roll).some((key) => ROLL_MEMBERS.indexOf(key) < 0)) return false;
  const { households, electors, key } = roll;
  const names = Array.isArray(households) && households.every((name) => typeof name === 'string');
  const listed = electors === undefined || (Array.isArray(electors) && electors.every(isObject));
  return names && listed && (key === undefined || (typeof key === 'string' && HEX_KEY.test(key)));
}

function isOpened(opened: unknown): boolean {
  return (
    isObject(opened) &&
    Object.keys(opened).length === 2 &&
    typeof opened['seq'] === 'number' &&
    isObject(opened['fields']) &&
    Object.values(opened['fields']).every(
      (opening) =>
        isObject(opening) &&
        Object.keys(opening).length === 2 &&
        opening['value'] !== undefined &&
        typeof opening['salt'] === 'string',
    )
  );
}
