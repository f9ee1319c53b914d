import { hash } from 'node:crypto';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import { COMMITTED_FIELDS, type CommittedField, type PrivateFields } from '../../shared/ledger/leaf.ts';
import { hmacSha256Under } from '../crypto/hmacSha256.ts';

/** The salt of one field, 64 hex. */
export type SaltOf = (field: CommittedField) => string;

type Commitments = Readonly<Partial<Record<CommittedField, string>>>;

const FIELDS_IN_ORDER = [...COMMITTED_FIELDS].sort();
const COMMITMENT = 2;
const PREFIX = 3;
const SALT = 32;
/** A character of a JavaScript string is at most three bytes of UTF-8. */
const MOST_BYTES = 3;

// Used within one call only; grows with the longest value seen.
let scratch = Buffer.alloc(16_384);

/**
 * The commitments of an entry's fields in canonical order, each what the shared `commit` makes of it; written one after
 * another into the same memory, because this is done for every answer.
 */
export function commitFields(
  { log, seq }: { readonly log: string; readonly seq: number },
  fields: PrivateFields,
  saltOf: SaltOf,
): Commitments {
  const commitments: Partial<Record<CommittedField, string>> = {};
  for (const field of FIELDS_IN_ORDER) {
    const value = fields[field];
    if (value === undefined) continue;
    const where = `${log}/${seq}/${field}`;
    const json = canonicalJson(value);
    const room = PREFIX + SALT + MOST_BYTES * (where.length + json.length);
    if (scratch.length < room) scratch = Buffer.alloc(room);
    const length = scratch.write(where, PREFIX, 'utf8');
    scratch[0] = COMMITMENT;
    scratch.writeUInt16BE(length, 1);
    let end = PREFIX + length;
    end += scratch.write(saltOf(field), end, 'hex');
    end += scratch.write(json, end, 'utf8');
    commitments[field] = hash('sha256', scratch.subarray(0, end), 'hex');
  }
  return commitments;
}

/**
 * HMAC-SHA-256 of a field's name under the entry's seed, made once each: erasing the seed hides every field and leaves
 * every proof valid.
 */
export function saltsOf(seed: Uint8Array): SaltOf {
  const hmac = hmacSha256Under(seed);
  const made = new Map<CommittedField, string>();
  return (field) => {
    const known = made.get(field);
    if (known !== undefined) return known;
    const salt = hmac(field);
    made.set(field, salt);
    return salt;
  };
}
