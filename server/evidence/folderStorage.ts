import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../database/errorCode.ts';
import { restingTurns } from '../thread/restingTurns.ts';
import type { Arrivals } from './arrivals.ts';
import type { EvidenceStorage } from './evidenceStorage.ts';

/** One picture of many megapixels does not hold up the next for longer. */
const LONGEST_REST_MS = 1000;

/** Keeps files in a folder: written and flushed beside it, moved in, and the folder flushed once for all of them. */
export function folderStorage(folder: string, arrivals: Arrivals): EvidenceStorage {
  const pathOf = (key: string): string => path.join(folder, key);
  const flushFolder = (): Promise<void> => withFile(folder, 'r', (handle) => handle.sync());
  return {
    // The answers' journal lies on the same disk, and its flushes queue behind those of photographs.
    inTurn: restingTurns(LONGEST_REST_MS),
    async put(files) {
      const drafts = files.map((file) => ({ ...file, draft: arrivals.incoming() }));
      try {
        for (const { draft, bytes } of drafts)
          await withFile(draft, 'wx', async (handle) => {
            await handle.writeFile(bytes);
            await handle.sync();
          });
        for (const { draft, key } of drafts) await rename(draft, pathOf(key));
        await flushFolder();
      } catch (error) {
        for (const { draft } of drafts) await rm(draft, { force: true });
        throw error;
      }
    },
    async putFile(key, from) {
      await withFile(from, 'r+', (handle) => handle.sync());
      await rename(from, pathOf(key));
      await flushFolder();
    },
    async read(key) {
      try {
        return (await open(pathOf(key), 'r')).createReadStream();
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

async function withFile(
  file: string,
  flags: string,
  use: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(file, flags, 0o600);
  try {
    await use(handle);
  } finally {
    await handle.close();
  }
}
