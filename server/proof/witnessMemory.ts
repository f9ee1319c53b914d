import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Checkpoint } from '../../shared/ledger/receipt.ts';
import { replaceFile, writeNewFile } from '../ledger/durableFile.ts';
import { cosign, witnessPublicKey, type WitnessKey } from './cosign.ts';
import type { Witnessed } from './witnessHead.ts';

/** What a witness keeps between two runs: its key, and of each log the last head it cosigned. */
export interface WitnessMemory {
  readonly key: WitnessKey;
  /** 64 hex, for whoever checks cosignatures. */
  readonly publicKey: string;
  /** The head last seen of a log; throws for a damaged file, which must not look like a first visit. */
  recall(log: string): Promise<Checkpoint | undefined>;
  /** Cosigns a head and remembers it; gives the note with both signatures. */
  keep(log: string, head: Checkpoint, at: number): Promise<string>;
  /** Writes both heads of a fork beside the memory, which stays as it is; gives the file's name. */
  accuse(log: string, fork: Extract<Witnessed, { outcome: 'fork' }>, at: number): Promise<string>;
}

/** Opens the folder of a witness; the first time it makes a key. */
export async function openWitnessMemory(folder: string, name: string): Promise<WitnessMemory> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = { name, privateKey: createPrivateKey(await readKey(path.join(folder, 'witness.pem'))) };
  const headFile = (log: string): string => path.join(folder, `${log}.head.json`);
  return {
    key,
    publicKey: witnessPublicKey(key).toString('hex'),
    async recall(log) {
      const text = await readIfThere(headFile(log));
      return text === undefined ? undefined : (JSON.parse(text) as Checkpoint);
    },
    async keep(log, head, at) {
      const cosigned = cosign(head.note, key, at);
      await replaceFile(path.join(folder, `${log}.note`), cosigned);
      await replaceFile(headFile(log), `${JSON.stringify(head, null, 2)}\n`);
      return cosigned;
    },
    async accuse(log, fork, at) {
      const file = path.join(folder, `${log}.fork-${at}.json`);
      await replaceFile(file, `${JSON.stringify(fork, null, 2)}\n`);
      return file;
    },
  };
}

async function readKey(file: string): Promise<string> {
  const known = await readIfThere(file);
  if (known !== undefined) return known;
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await writeNewFile(file, pem);
  return pem;
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
