import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeNewFile } from './durableFile.ts';
import { LedgerError } from './ledgerError.ts';

const PUT_BACK = 'Put back the key file that belongs to this database.';

/** Signs heads. `publicKey` is 64 lower-case hex. */
export interface SigningKey {
  readonly publicKey: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** A key that is nowhere but in memory until `keep` has written it. */
export interface NewSigningKey extends SigningKey {
  /** Writes it (PKCS #8 PEM, mode 600); on disk when this returns. Throws `EEXIST` when the file is there. */
  readonly keep: (file: string) => Promise<void>;
}

/** Draws a new Ed25519 key. */
export function newSigningKey(): NewSigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    ...keyFrom(privateKey),
    keep: (file) => writeNewFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
  };
}

/** Reads the key of a file (PKCS #8 PEM); undefined where there is no file. Throws LedgerError. */
export async function readSigningKey(file: string): Promise<SigningKey | undefined> {
  const pem = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new LedgerError(`${file} cannot be read (${error.code}). ${PUT_BACK}`, { cause: error });
  });
  return pem === undefined ? undefined : keyFrom(readPem(pem, file));
}

/**
 * Reads the Ed25519 key that signs every head, or makes it on the first run. `mayCreate` is false once logs exist: a new
 * key would sign receipts that nobody can connect with the old ones, so a missing file is an error then. Throws LedgerError.
 */
export async function loadSigningKey(file: string, mayCreate: boolean): Promise<SigningKey> {
  const found = await readSigningKey(file);
  if (found !== undefined) return found;
  if (!mayCreate) throw new LedgerError(`The ledger's signing key ${file} is missing. ${PUT_BACK}`);
  const made = newSigningKey();
  await made.keep(file);
  return made;
}

function readPem(pem: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw new LedgerError(`${file} holds no readable key. Put back the key file of this database.`, {
      cause,
    });
  }
  throw new LedgerError(`${file} holds another kind of key than Ed25519.`);
}

function keyFrom(privateKey: KeyObject): SigningKey {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return {
    publicKey: spki.subarray(-32).toString('hex'),
    sign: (message) => sign(null, message, privateKey),
  };
}
