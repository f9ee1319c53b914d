import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a secret that must not exist yet, readable by the owner only, and waits until it is on disk. It is there whole
 * or not at all, whenever the process dies; throws `EEXIST` when it is there already.
 */
export async function writeNewFile(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}.new`;
  await writeFile(draft, content, { mode: 0o600 });
  await sync(draft, 'r+');
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
  await writeFile(draft, content, { mode: 0o600 });
  await nameDraft(draft, file);
}

/** Gives a draft that is written whole its name, in the place of whatever had it, and waits until both are on disk. */
export async function nameDraft(draft: string, file: string): Promise<void> {
  await sync(draft, 'r+');
  await rename(draft, file);
  await syncFolder(path.dirname(path.resolve(file)));
}

/** Waits until the names in a folder are on disk. */
export async function syncFolder(folder: string): Promise<void> {
  await sync(folder, 'r');
}

async function sync(file: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(file, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
