import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { commit } from '../../../shared/ledger/commitment.ts';
import { COMMITTED_FIELDS } from '../../../shared/ledger/leaf.ts';
import { leafHash } from '../../../shared/ledger/merkle.ts';
import { hmacSha256Under } from '../../../server/crypto/hmacSha256.ts';
import { pooledRandom } from '../../../server/crypto/pooledRandom.ts';
import { commitFields, saltsOf } from '../../../server/ledger/commitFields.ts';
import { hashLeaf } from '../../../server/ledger/hashLeaf.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';

const place = { log: 'demo-01', seq: 123 };
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const fields = fc.dictionary(
  fc.constantFrom(...COMMITTED_FIELDS),
  fc.oneof(text, fc.boolean(), fc.maxSafeInteger(), fc.array(fc.dictionary(text, text, { maxKeys: 4 }))),
);

test('the commitments of an entry are those of the shared rule under the salts of RFC 2104', () => {
  fc.assert(
    fc.property(fields, (values) => {
      const seed = randomBytes(32);
      const made = commitFields(place, values, saltsOf(seed));
      const expected = COMMITTED_FIELDS.flatMap((field) => {
        const value = values[field];
        const salt = createHmac('sha256', seed).update(field).digest();
        return value === undefined
          ? []
          : [[field, commit(nodeLedgerCrypto, { ...place, field }, salt, value)]];
      });
      expect(made).toEqual(Object.fromEntries(expected));
    }),
  );
});

test('a value longer than any before is committed to in full', () => {
  const answers = '要'.repeat(50_000);
  const saltOf = saltsOf(randomBytes(32));
  const salt = Buffer.from(saltOf('answers'), 'hex');
  expect(commitFields(place, { answers }, saltOf)).toEqual({
    answers: commit(nodeLedgerCrypto, { ...place, field: 'answers' }, salt, answers),
  });
});

test('a leaf has the hash of RFC 9162', () => {
  fc.assert(
    fc.property(text, (leaf) => {
      const expected = leafHash(nodeLedgerCrypto.sha256, Buffer.from(leaf, 'utf8'));
      expect(hashLeaf(leaf)).toBe(Buffer.from(expected).toString('hex'));
    }),
  );
});

test('a key or message that the short HMAC is not made for is refused, not cut off', () => {
  expect(() => hmacSha256Under(randomBytes(65))).toThrow(RangeError);
  expect(() => hmacSha256Under(randomBytes(32))('x'.repeat(257))).toThrow(RangeError);
});

test('pooled random bytes are given out once each, also to whoever keeps them', () => {
  const drawn = Array.from({ length: 2000 }, () => pooledRandom(12));
  expect(new Set(drawn.map((bytes) => bytes.toString('hex'))).size).toBe(2000);
  const copy = drawn.map((bytes) => bytes.toString('hex'));
  for (let i = 0; i < 2000; i += 1) pooledRandom(32).fill(0);
  expect(drawn.map((bytes) => bytes.toString('hex'))).toEqual(copy);
});
