import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../database/errorCode.ts';
import { takingTurns } from '../thread/takingTurns.ts';
import type { Arrivals } from './arrivals.ts';
import type { EvidenceStorage } from './evidenceStorage.ts';

/** Keeps files in a folder: written and flushed beside it, moved in, and the folder flushed too. */
export function folderStorage(folder: string, arrivals: Arrivals): EvidenceStorage {
  const pathOf = (key: string): string => path.join(folder, key);
  const settle = async (from: string, key: string): Promise<void> => {
    await rename(from, pathOf(key));
    await withFile(folder, 'r', (handle) => handle.sync());
  };
  return {
    // The answers' journal lies on the same disk, and is flushed several times as slowly beside several photographs.
    inTurn: takingTurns(1),
    async put(key, bytes) {
      const draft = arrivals.incoming();
      try {
        await withFile(draft, 'wx', async (handle) => {
          await handle.writeFile(bytes);
          await handle.sync();
        });
        await settle(draft, key);
      } finally {
        await rm(draft, { force: true });
      }
    },
    async putFile(key, from) {
      await withFile(from, 'r+', (handle) => handle.sync());
      await settle(from, key);
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
