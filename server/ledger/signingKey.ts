import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeNewFile } from './durableFile.ts';
import { LedgerError } from './ledgerError.ts';

/** Signs heads. `publicKey` is 64 lower-case hex. */
export interface SigningKey {
  readonly publicKey: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/**
 * Reads the Ed25519 key that signs every head (PKCS #8 PEM, mode 600), or makes it on the first run. `mayCreate` is
 * false once logs exist: a new key would sign receipts that nobody can connect with the old ones, so a missing file
 * is an error then. Throws LedgerError.
 */
export async function loadSigningKey(file: string, mayCreate: boolean): Promise<SigningKey> {
  const pem = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && mayCreate) return undefined;
    const what =
      error.code === 'ENOENT'
        ? `The ledger's signing key ${file} is missing`
        : `${file} cannot be read (${error.code})`;
    throw new LedgerError(`${what}. Put back the key file that belongs to this database.`, { cause: error });
  });
  if (pem !== undefined) return keyFrom(readPem(pem, file));
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeNewFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return keyFrom(privateKey);
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
