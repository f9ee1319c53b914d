import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, unlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a secret that must not exist yet, readable by the owner only, and waits until it is on disk. It is there whole
 * or not at all, whenever the process dies; throws `EEXIST` when it is there already.
 */
export async function writeNewFile(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}.new`;
  await writeSynced(draft, content);
  try {
    // Unlike a rename, a link never replaces what another process has just written.
    await link(draft, file);
  } finally {
    await unlink(draft);
  }
  await syncFolder(path.dirname(file));
}

/** Replaces a file in one step: a reader, or a start after a power cut, sees the old content or the new, never half. */
export async function replaceFile(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  await writeSynced(draft, content);
  await rename(draft, file);
  await syncFolder(path.dirname(file));
}

async function writeSynced(file: string, content: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Waits until the names in a folder are on disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
