import { existsSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from './durableFile.ts';
import { LedgerError } from './ledgerError.ts';
import { newSigningKey, readSigningKey, type SigningKey } from './signingKey.ts';

/** Where the next key waits until every log names it. */
function successorFile(keyFile: string): string {
  return `${keyFile}.next`;
}

/**
 * A server must not start while some logs may name the next key and others the present one. Throws LedgerError, which
 * says how to go on.
 */
export function refuseUnfinishedRotation(keyFile: string): void {
  const next = successorFile(keyFile);
  if (!existsSync(next)) return;
  throw new LedgerError(
    `The signing key is being replaced: ${next} is there. Finish with "npm run rotate-key -- <reason>" before starting.`,
  );
}

/** The next key of a replacement that was begun and not finished; undefined where none was. Throws LedgerError. */
export function readSuccessor(keyFile: string): Promise<SigningKey | undefined> {
  return readSigningKey(successorFile(keyFile));
}

/** The next key, and the way to put it on disk: before the first log names it, and not before it is sure that one will. */
export interface Successor {
  readonly key: SigningKey;
  readonly keep: () => Promise<void>;
}

/** The next key of a replacement that was begun before, or a new one. Throws LedgerError. */
export async function prepareSuccessor(keyFile: string): Promise<Successor> {
  const begun = await readSuccessor(keyFile);
  if (begun !== undefined) return { key: begun, keep: () => Promise.resolve() };
  const key = newSigningKey();
  return { key, keep: () => key.keep(successorFile(keyFile)) };
}

/** Takes a next key that no log names out of the way of the server; it stays beside under another name. */
export async function putAsideSuccessor(keyFile: string, { publicKey }: SigningKey): Promise<void> {
  const next = successorFile(keyFile);
  if (!existsSync(next)) return;
  await rename(next, `${keyFile}.unused-${publicKey.slice(0, 8)}`);
  await syncFolder(path.dirname(keyFile));
}

/**
 * Puts the next key into the place of the present one, which stays beside it under a name of its own, to be destroyed by
 * the operator; returns that name. A crash in between leaves either the one or the other in place, never none.
 */
export async function installSuccessor(keyFile: string, before: string): Promise<string> {
  const retired = `${keyFile}.retired-${before.slice(0, 8)}`;
  await copyFile(keyFile, retired);
  await rename(successorFile(keyFile), keyFile);
  await syncFolder(path.dirname(keyFile));
  return retired;
}
