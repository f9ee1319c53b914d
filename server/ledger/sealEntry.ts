import { createHmac, hash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import { commit } from '../../shared/ledger/commitment.ts';
import { COMMITTED_FIELDS } from '../../shared/ledger/leaf.ts';
import type { CommittedField, Entry, Leaf, LedgerValue, PrivateFields } from '../../shared/ledger/leaf.ts';
import { leafHash } from '../../shared/ledger/merkle.ts';
import type { Opening } from '../../shared/ledger/receipt.ts';
import type { SealedBox } from '../crypto/sealedBox.ts';
import type { Draft } from './ledgerTypes.ts';
import { placeId, type LedgerDocument } from './ledgerStore.ts';
import { nodeLedgerCrypto } from './nodeLedgerCrypto.ts';

/** An entry with what only its owner may see: the salts that open its commitments. */
export interface SealedEntry {
  readonly entry: Entry;
  readonly saltOf: SaltOf;
}

export type SaltOf = (field: CommittedField) => Buffer;

export interface Place {
  readonly log: string;
  readonly seq: number;
  /** `h` of the entry before. */
  readonly prev: string;
  /** Seconds since 1970 UTC. */
  readonly at: number;
}

const TEN_MINUTES = 600;
export const FIRST_PREV = '0'.repeat(64);

/** Makes the leaf with its commitments and the document that is inserted in one piece. */
export function sealEntry(
  box: SealedBox,
  draft: Draft,
  place: Place,
  keys: { readonly idem: string; readonly req: string },
): SealedEntry & { readonly document: LedgerDocument } {
  const seed = randomBytes(32);
  const fields: PrivateFields = { ...draft.fields, syncAt: place.at };
  const saltOf = saltsOf(seed);
  const leaf = leafOf(draft, fields, place, saltOf);
  const text = canonicalJson({ ...leaf });
  const h = Buffer.from(leafHash(nodeLedgerCrypto.sha256, Buffer.from(text, 'utf8'))).toString('hex');
  const id = placeId(place.log, place.seq);
  const plain = JSON.stringify({ seed: seed.toString('base64'), fields });
  return {
    entry: { leaf, fields, h },
    saltOf,
    document: {
      _id: id,
      log: place.log,
      seq: place.seq,
      idem: keys.idem,
      req: keys.req,
      leaf: text,
      h,
      prev: place.prev,
      priv: box.seal(Buffer.from(plain, 'utf8'), Buffer.from(id + h, 'utf8')),
    },
  };
}

const FIELDS_IN_ORDER = [...COMMITTED_FIELDS].sort();

/** Members stand in canonical order, so that the first receipt and one read back later are the same to the letter. */
function leafOf(draft: Draft, fields: PrivateFields, place: Place, saltOf: SaltOf): Leaf {
  const { log, seq, prev, at } = place;
  const { d, op, roll, round, t, via } = draft;
  const c: Partial<Record<CommittedField, string>> = {};
  for (const field of FIELDS_IN_ORDER) {
    const value = fields[field];
    if (value === undefined) continue;
    c[field] = commit(nodeLedgerCrypto, { log, seq, field }, saltOf(field), value);
  }
  return {
    c,
    ...(d === undefined ? {} : { d }),
    log,
    ...(op === undefined ? {} : { op }),
    prev,
    ...(roll === undefined ? {} : { roll }),
    ...(round === undefined ? {} : { round }),
    seq,
    t,
    tm: at - (at % TEN_MINUTES),
    v: 1,
    ...(via === undefined ? {} : { via }),
  };
}

/**
 * HMAC-SHA-256 of a field's name under the entry's seed, made once each: erasing the seed hides every field and leaves
 * every proof valid.
 */
export function saltsOf(seed: Buffer): SaltOf {
  const made = new Map<CommittedField, Buffer>();
  return (field) => {
    const salt = made.get(field) ?? createHmac('sha256', seed).update(field).digest();
    made.set(field, salt);
    return salt;
  };
}

/** Values and salts for the entry's own household. */
export function openingOf({ entry, saltOf }: SealedEntry): Opening {
  const opening: Partial<Record<CommittedField, { value: LedgerValue; salt: string }>> = {};
  for (const field of COMMITTED_FIELDS) {
    const value = entry.fields[field];
    if (value !== undefined) opening[field] = { value, salt: saltOf(field).toString('hex') };
  }
  return opening;
}

/** Identity of a request: the same person's same key is the same request (`idem`), its content is `req`. */
export function requestKeys(
  actor: string,
  clientKey: string,
  request: LedgerValue,
): { idem: string; req: string } {
  return { idem: sha256Hex(`${actor.length}:${actor}:${clientKey}`), req: sha256Hex(canonicalJson(request)) };
}

function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex');
}
