import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { errorCode } from '../database/errorCode.ts';
import { evidenceFolder } from '../evidence/arrivals.ts';
import type { KeptFile } from './manifest.ts';

/** Gives every kept file a second name, which costs nothing; what is swept meanwhile no record names any more. */
export async function linkEvidence(dataDir: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const from = evidenceFolder(dataDir);
  const entries = await readdir(from, { withFileTypes: true }).catch(unlessGone([]));
  for (const { name } of entries.filter((entry) => entry.isFile())) {
    const [file, copy] = [path.join(from, name), path.join(to, name)];
    await link(file, copy).catch(async (error: unknown) => {
      const code = errorCode(error);
      // Some file systems have no second names.
      if (code !== 'EEXIST') await copyFile(file, copy).catch(unlessGone(undefined));
    });
  }
}

const unlessGone =
  <T>(otherwise: T) =>
  (error: unknown): T => {
    if (errorCode(error) !== 'ENOENT') throw error;
    return otherwise;
  };

/** SHA-256 of every file in a folder, by its name. */
export async function hashFiles(folder: string): Promise<Record<string, KeptFile>> {
  const kept: Record<string, KeptFile> = {};
  for (const name of await readdir(folder)) kept[name] = { sha256: await hashFile(path.join(folder, name)) };
  return kept;
}

/** SHA-256 of a file, hex. */
async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
