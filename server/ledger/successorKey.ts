import { existsSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from './durableFile.ts';
import { LedgerError } from './ledgerError.ts';
import { loadSigningKey, type SigningKey } from './signingKey.ts';

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

/** The next key: the one of a replacement that was begun before, or a new one; on disk when this returns. */
export function loadSuccessor(keyFile: string): Promise<SigningKey> {
  return loadSigningKey(successorFile(keyFile), true);
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
