import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(js|css|html|svg|json|txt|map)$/;
const SMALLEST_BYTES = 1024;
const DRAFT = '.part';
/** A draft as old as this was left behind by a crash. */
const LEFT_BEHIND_MS = 3_600_000;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Writes a `.br` and a `.gz` beside every text file of a built page, once, so that no request pays for compression.
 * Run after the build; files whose compressed copy is newer are left alone. Gives the number of files compressed.
 */
export async function precompressPage(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let compressed = 0;
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.name.endsWith(DRAFT) && (await modifiedAt(path)) < Date.now() - LEFT_BEHIND_MS)
      await rm(path, { force: true });
    if (!entry.isFile() || !TEXT.test(entry.name)) continue;
    const { mtimeMs, size } = await stat(path);
    const isDone = (await modifiedAt(`${path}.br`)) >= mtimeMs && (await modifiedAt(`${path}.gz`)) >= mtimeMs;
    if (size < SMALLEST_BYTES || isDone) continue;
    const text = await readFile(path);
    await writeWhole(`${path}.br`, await brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    await writeWhole(`${path}.gz`, await zip(text, { level: 9 }));
    compressed += 1;
  }
  return compressed;
}

async function modifiedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => -1,
  );
}

/** A copy that was cut off by a crash would be served as the file; two servers may start over one page at once. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const draft = `${path}.${randomUUID()}${DRAFT}`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
