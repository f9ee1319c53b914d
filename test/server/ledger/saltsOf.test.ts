import { createHmac, randomBytes } from 'node:crypto';
import { saltsOf } from '../../../server/ledger/sealEntry.ts';
import { COMMITTED_FIELDS } from '../../../shared/ledger/leaf.ts';

test('a field’s salt is HMAC-SHA-256 of its name under the seed (RFC 2104)', () => {
  const seed = randomBytes(32);
  for (const field of COMMITTED_FIELDS) {
    expect(saltsOf(seed)(field)).toEqual(createHmac('sha256', seed).update(field).digest());
  }
});
