import type mongoose from 'mongoose';
import type { SealedBox } from '../../server/crypto/sealedBox.ts';
import type { Leaf, LedgerValue, PrivateFields } from '../../shared/ledger/leaf.ts';

/** One entry as it lies in the database, its private half in clear: read without any of the ledger's own code. */
export interface RecordedEntry {
  readonly id: string;
  readonly seq: number;
  readonly idem: string;
  readonly h: string;
  readonly prev: string;
  /** The bytes that were hashed, as text. */
  readonly text: string;
  readonly leaf: Leaf;
  readonly fields: PrivateFields;
}

interface Stored {
  readonly _id: string;
  readonly log: string;
  readonly seq: number;
  readonly idem: string;
  readonly leaf: string;
  readonly h: string;
  readonly prev: string;
  readonly priv: { readonly kid: string } & Readonly<Record<'iv' | 'ct' | 'tag', mongoose.mongo.Binary>>;
}

/** Every document of a log in the order of its ids, decrypted with the keys of the data folder. */
export async function readRecord(
  connection: mongoose.Connection,
  box: SealedBox,
  log: string,
): Promise<RecordedEntry[]> {
  const found = await connection.collection<Stored>('ledger').find({ log }).sort({ _id: 1 }).toArray();
  return found.map(({ _id, seq, idem, h, prev, leaf, priv }) => {
    const { kid, iv, ct, tag } = priv;
    const sealed = {
      kid,
      iv: Buffer.from(iv.buffer),
      ct: Buffer.from(ct.buffer),
      tag: Buffer.from(tag.buffer),
    };
    const { fields } = JSON.parse(box.open(sealed, Buffer.from(_id + h, 'utf8')).toString('utf8')) as {
      fields: PrivateFields;
    };
    return { id: _id, seq, idem, h, prev, text: leaf, leaf: JSON.parse(leaf) as Leaf, fields };
  });
}

/** A field that holds text, or nothing. */
export const textOf = (value: LedgerValue | undefined): string => (typeof value === 'string' ? value : '');
