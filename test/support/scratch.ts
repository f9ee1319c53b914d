import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
/** Bytes: a run keeps an engine, a told world and a few copies of the demonstration. */
const ROOM = 4 * 1024 ** 3;

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}

/**
 * Where a run of the tests keeps databases: in memory where there is room, else in the system's temporary folder. What
 * a database test waits for is mostly the disk, and a killed process loses nothing in either place.
 */
export const scratch = (): string => (hasRoom(MEMORY) ? MEMORY : tmpdir());
