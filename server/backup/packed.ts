import { createHash } from 'node:crypto';
import { list, type ReadEntry } from 'tar';

/**
 * Reads a backup to its end and returns the SHA-256 (hex) of every file in it, by its name. Throws what `tar` throws for one
 * that is cut short or altered.
 */
export async function hashPacked(file: string): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  const onReadEntry = (entry: ReadEntry): void => {
    const hash = createHash('sha256');
    entry.on('data', (bytes) => hash.update(bytes));
    entry.on('end', () => hashes.set(entry.path, hash.digest('hex')));
  };
  await list({ file, strict: true, noResume: true, onReadEntry });
  return hashes;
}

/** The first file that is missing in a backup or not what its manifest says; undefined when it is whole. */
export function findFault(
  packed: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
): string | undefined {
  return [...expected].find(([name, sha256]) => packed.get(name) !== sha256)?.[0];
}
