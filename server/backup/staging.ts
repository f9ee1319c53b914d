import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const PREFIX = '.backup-';
/** A backup takes minutes: what is older belongs to one that was killed. */
const FORGOTTEN_MS = 24 * 3_600_000;

/**
 * Lends a new folder below the data folder, on the same disk as the photographs, mode 700; it is gone when `use` has ended.
 * Sweeps what killed ones have left.
 */
export async function withStaging<T>(
  dataDir: string,
  now: number,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  for (const name of (await readdir(dataDir)).filter((entry) => entry.startsWith(PREFIX))) {
    const left = path.join(dataDir, name);
    if (now - (await stat(left)).mtimeMs > FORGOTTEN_MS) await rm(left, { recursive: true, force: true });
  }
  const folder = await mkdtemp(path.join(dataDir, PREFIX));
  try {
    return await use(folder);
  } finally {
    // What was still being unpacked when it failed may arrive a moment later.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
