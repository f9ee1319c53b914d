import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import { withoutAbsent } from '../../shared/ledger/withoutAbsent.ts';
import type { Bundle } from '../../shared/proof/bundle.ts';
import { bundleText } from './bundleWorkshop.ts';
import { reversed, type Dice } from './listChanges.ts';

/** A damaged or forged bundle with the exit codes of the steps that may notice it first. */
export interface Mutation {
  readonly kind: string;
  readonly bytes: Buffer;
  readonly expected: readonly number[];
}

/** The bytes of a mutation and its exit codes, without the name of its kind. */
export type Made = Omit<Mutation, 'kind'>;
/** A kind of mutation by its name; what it makes is undefined where the bundle offers nothing to change. */
export type KindOfMutation = readonly [kind: string, make: () => Made | undefined];

/** The steps that look at a member, in the order in which they come. */
const CODES_OF: Readonly<Record<keyof Bundle, readonly number[]>> = {
  checkpoint: [10],
  format: [5],
  leaves: [30],
  list: [70, 5],
  openings: [40, 5],
  origin: [10],
  publicKey: [10, 5],
  published: [60, 70],
  roll: [50, 5],
  round: [40, 50],
  seal: [10],
  terms: [60],
  tier: [5, 40],
};

/** What happens to a file on its way: bits, bytes and pieces, and spellings that mean the same. */
export function byteMutations(bundle: Bundle, dice: Dice): KindOfMutation[] {
  return [
    ['a bit flips', () => flipBit(bundle, dice)],
    ['a byte is exchanged', () => exchangeByte(bundle, dice)],
    ['the end is missing', () => cut(bundle, dice)],
    ['something is written twice', () => repeatPiece(bundle, dice)],
    ['written differently', () => spellDifferently(bundle, dice)],
  ];
}

function bytesOf(bundle: Bundle): Buffer {
  return Buffer.from(bundleText(bundle), 'utf8');
}

function flipBit(bundle: Bundle, dice: Dice): Made {
  const bytes = bytesOf(bundle);
  const at = dice(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << dice(8));
  return { bytes, expected: codesFor(bundle, bytes) };
}

function exchangeByte(bundle: Bundle, dice: Dice): Made {
  const bytes = bytesOf(bundle);
  bytes[dice(bytes.length)] = 32 + dice(95);
  return { bytes, expected: codesFor(bundle, bytes) };
}

/** Bytes that are still a canonical document are noticed by the steps of the members that differ; others at once. */
function codesFor(bundle: Bundle, bytes: Buffer): readonly number[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const changed = JSON.parse(text) as Bundle;
    if (canonicalJson(withoutAbsent(changed)) !== text) return [5];
    const members = Object.keys(bundle) as (keyof Bundle)[];
    if (Object.keys(changed).length !== members.length) return [5];
    const differing = members.filter(
      (member) =>
        changed[member] === undefined ||
        canonicalJson(withoutAbsent(changed[member])) !== canonicalJson(withoutAbsent(bundle[member])),
    );
    return differing.flatMap((member) => (changed[member] === undefined ? [5] : CODES_OF[member]));
  } catch {
    return [5];
  }
}

function cut(bundle: Bundle, dice: Dice): Made {
  const bytes = bytesOf(bundle);
  return { bytes: bytes.subarray(0, dice(bytes.length)), expected: [5] };
}

function repeatPiece(bundle: Bundle, dice: Dice): Made {
  const bytes = bytesOf(bundle);
  const from = dice(bytes.length);
  const to = from + 1 + dice(200);
  const repeated = Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)]);
  return { bytes: repeated, expected: codesFor(bundle, repeated) };
}

function spellDifferently(bundle: Bundle, dice: Dice): Made {
  const text = bundleText(bundle);
  const spellings: (() => string)[] = [
    () => `${text}\n`,
    () => `\ufeff${text}`,
    () => ` ${text}`,
    () => text.replace(':', ': '),
    () => JSON.stringify(JSON.parse(text), null, 1),
    () => JSON.stringify(reversed(JSON.parse(text))),
    () => text.replace('"tier":', '"\\u0074ier":'),
    () => text.replace('"v":1', '"v":1.0'),
    () => text.replace('"v":1', '"v":1e0'),
    () => text.replace('"seq":0', '"seq":-0'),
    () => text.replace('"format":', '"extra":1,"format":'),
    () => text.replace('"format":', '"format":"x","format":'),
    () => text.replace(/"c":\{\}/, '"c":null'),
    () => text.replaceAll('/', '\\/'),
  ];
  const spelled = spellings[dice(spellings.length)]?.() ?? text;
  return { bytes: Buffer.from(spelled, 'utf8'), expected: [5] };
}
