import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes `target` with `make` unless it is already there, and returns it. `make` fills a path of its own that is
 * then renamed, so that another process never sees half of it; of two at once the second keeps the first's.
 */
export async function unpackOnce(target: string, make: (path: string) => Promise<void>): Promise<string> {
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await make(unfinished);
  await rename(unfinished, target).catch(async (fault: unknown) => {
    if (!existsSync(target)) throw fault;
    await rm(unfinished, { recursive: true, force: true });
  });
  return target;
}
