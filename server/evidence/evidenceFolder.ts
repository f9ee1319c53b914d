import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** The folder of kept files: each under the SHA-256 of its bytes, whole or not at all. */
export interface EvidenceFolder {
  pathOf(sha256: string): string;
  /** Where an upload may be written while it arrives. */
  incoming(): string;
  /** Keeps bytes, durable before it returns; gives their hash. */
  keepBytes(bytes: Buffer): Promise<string>;
  /** Keeps a file that has arrived, as it is; it is moved. */
  keepFile(from: string): Promise<string>;
}

/** Opens the folder, and throws away what uploads that were cut short by the end of the process left in it. */
export async function openEvidenceFolder(dataDir: string): Promise<EvidenceFolder> {
  const folder = path.join(dataDir, 'evidence');
  const arriving = path.join(folder, 'incoming');
  await mkdir(arriving, { recursive: true, mode: 0o700 });
  for (const name of await readdir(arriving)) await rm(path.join(arriving, name), { force: true });
  const incoming = (): string => path.join(arriving, randomUUID());
  const pathOf = (sha256: string): string => path.join(folder, sha256);
  const settle = async (from: string, sha256: string): Promise<string> => {
    await rename(from, pathOf(sha256));
    await withFile(folder, 'r', (handle) => handle.sync());
    return sha256;
  };
  return {
    pathOf,
    incoming,
    async keepBytes(bytes) {
      const draft = incoming();
      try {
        await withFile(draft, 'wx', async (handle) => {
          await handle.writeFile(bytes);
          await handle.sync();
        });
        return await settle(draft, createHash('sha256').update(bytes).digest('hex'));
      } finally {
        await rm(draft, { force: true });
      }
    },
    async keepFile(from) {
      await withFile(from, 'r+', (handle) => handle.sync());
      return settle(from, await hashFile(from));
    },
  };
}

async function withFile<Result>(
  file: string,
  flags: string,
  use: (handle: FileHandle) => Promise<Result>,
): Promise<Result> {
  const handle = await open(file, flags, 0o600);
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
