import { hash } from 'node:crypto';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import { COMMITTED_FIELDS } from '../../shared/ledger/leaf.ts';
import type { CommittedField, Entry, Leaf, LedgerValue, PrivateFields } from '../../shared/ledger/leaf.ts';
import type { Opening } from '../../shared/ledger/receipt.ts';
import { pooledRandom } from '../crypto/pooledRandom.ts';
import type { SealedBox } from '../crypto/sealedBox.ts';
import { commitFields, saltsOf, type SaltOf } from './commitFields.ts';
import { hashLeaf } from './hashLeaf.ts';
import type { Draft } from './ledgerTypes.ts';
import { placeId, type LedgerDocument } from './ledgerStore.ts';

/** An entry with what only its owner may see: the salts that open its commitments. */
export interface SealedEntry {
  readonly entry: Entry;
  readonly saltOf: SaltOf;
}

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
  const seed = pooledRandom(32);
  const fields: PrivateFields = { ...draft.fields, syncAt: place.at };
  const saltOf = saltsOf(seed);
  const leaf = leafOf(draft, fields, place, saltOf);
  const text = canonicalJson({ ...leaf });
  const h = hashLeaf(text);
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

/** Members stand in canonical order, so that the first receipt and one read back later are the same to the letter. */
function leafOf(draft: Draft, fields: PrivateFields, place: Place, saltOf: SaltOf): Leaf {
  const { log, seq, prev, at } = place;
  const { d, op, roll, round, t, via } = draft;
  return {
    c: commitFields(place, fields, saltOf),
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

/** Values and salts for the entry's own household. */
export function openingOf({ entry, saltOf }: SealedEntry): Opening {
  const opening: Partial<Record<CommittedField, { value: LedgerValue; salt: string }>> = {};
  for (const field of COMMITTED_FIELDS) {
    const value = entry.fields[field];
    if (value !== undefined) opening[field] = { value, salt: saltOf(field) };
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
