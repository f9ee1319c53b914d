import type { Leaf, PrivateFields } from '../../shared/ledger/leaf.ts';
import type { SealedBox } from '../crypto/sealedBox.ts';
import type { LedgerDocument } from './ledgerStore.ts';
import { saltsOf } from './commitFields.ts';
import { hashLeaf } from './hashLeaf.ts';
import type { SealedEntry } from './sealEntry.ts';

/** The stored record contradicts itself: writes stop, reading goes on, a person looks. */
export class IntegrityError extends Error {}

/**
 * Reads a stored entry, checking that it stands where it says, that its leaf has the hash it says, and that the
 * private half belongs to it. Throws IntegrityError. An erased seed leaves no fields, hence nothing to open.
 */
export function openEntry(
  box: SealedBox,
  document: LedgerDocument,
  expected: { seq: number; prev: string },
): SealedEntry {
  const where = `${document.log}/${document.seq}`;
  if (document.seq !== expected.seq) throw new IntegrityError(`${where}: entry ${expected.seq} is missing`);
  if (document.prev !== expected.prev) throw new IntegrityError(`${where}: does not follow the entry before`);
  const h = hashLeaf(document.leaf);
  if (h !== document.h) throw new IntegrityError(`${where}: the leaf was altered`);
  const leaf = JSON.parse(document.leaf) as Leaf;
  if (leaf.log !== document.log || leaf.seq !== document.seq || leaf.prev !== document.prev) {
    throw new IntegrityError(`${where}: the leaf belongs elsewhere`);
  }
  if (document.priv === undefined)
    return { entry: { leaf, fields: {}, h }, saltOf: saltsOf(Buffer.alloc(0)) };
  const { seed, fields } = openPrivate(box, document, where);
  return { entry: { leaf, fields, h }, saltOf: saltsOf(seed) };
}

function openPrivate(
  box: SealedBox,
  document: LedgerDocument,
  where: string,
): { seed: Buffer; fields: PrivateFields } {
  if (document.priv === undefined) throw new IntegrityError(`${where}: has no private half`);
  try {
    const plain = box.open(document.priv, Buffer.from(document._id + document.h, 'utf8')).toString('utf8');
    const { seed, fields } = JSON.parse(plain) as { seed: string; fields: PrivateFields };
    return { seed: Buffer.from(seed, 'base64'), fields };
  } catch (error) {
    throw new IntegrityError(`${where}: the private half cannot be opened`, { cause: error });
  }
}
