import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Where uploads are written while they arrive; nothing stays there. */
export interface Arrivals {
  /** A new path in it. */
  incoming(): string;
}

/** The folder of kept files below a data folder, and in it the one of arrivals. */
export function evidenceFolder(dataDir: string): string {
  return path.join(dataDir, 'evidence');
}

/** Opens it, and throws away what uploads that were cut short by the end of the process left in it. */
export async function openArrivals(dataDir: string): Promise<Arrivals> {
  const arriving = path.join(evidenceFolder(dataDir), 'incoming');
  await mkdir(arriving, { recursive: true, mode: 0o700 });
  for (const name of await readdir(arriving)) await rm(path.join(arriving, name), { force: true });
  return { incoming: () => path.join(arriving, randomUUID()) };
}
