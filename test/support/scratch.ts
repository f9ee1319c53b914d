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
 * a database test waits for is mostly the disk, and a killed process loses nothing in either place. A run of whole suites
 * names a folder of its own there, and removes it with all that is in it even when it is broken off.
 */
export const scratch = (): string => process.env['TEST_SCRATCH'] ?? (hasRoom(MEMORY) ? MEMORY : tmpdir());
