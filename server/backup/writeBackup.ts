import { copyFile, link, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connection } from 'mongoose';
import { create, list } from 'tar';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { readKeyNames } from '../crypto/keyFile.ts';
import { errorCode } from '../database/errorCode.ts';
import { evidenceFolder } from '../evidence/arrivals.ts';
import { SESSION_COLLECTION } from '../identity/sessionModel.ts';
import { readSigningKey } from '../ledger/signingKey.ts';
import { syncFolder } from '../ledger/durableFile.ts';
import { BackupError } from './backupError.ts';
import { writeCollectionFile } from './collectionFile.ts';
import { hashFile } from './hashFile.ts';
import {
  BACKUP_FOLDER,
  COLLECTIONS,
  EVIDENCE,
  MANIFEST,
  manifestOf,
  type KeptCollection,
  type KeptFile,
  type Manifest,
} from './manifest.ts';

/** Photographs are compressed already; the rest is text. */
const GZIP_LEVEL = 3;

export interface BackupParts {
  readonly connection: Connection;
  readonly config: Pick<Config, 'dataDir' | 'bucket' | 'ledgerKeyFile' | 'fieldKeysFile'>;
  readonly clock: Clock;
  readonly onProgress: (line: string) => void;
}

/**
 * Writes the whole database and the kept files into one new file, mode 600: there whole or not at all, read through once
 * more before it gets its name. Left out: keys (a thief of the backup must not have them), the head file (it must notice a
 * database that came back older), and sessions (one that was revoked must not come back). On a replica set all collections
 * are read as of one moment and the servers may run; a lone database has no such reading, so its server must be stopped.
 * Throws BackupError.
 */
export async function writeBackup(file: string, parts: BackupParts): Promise<Manifest> {
  const { config, onProgress } = parts;
  const draft = `${file}.part`;
  await makeNew(file, draft);
  const staging = path.join(config.dataDir, BACKUP_FOLDER);
  await rm(staging, { recursive: true, force: true });
  try {
    await mkdir(path.join(config.dataDir, COLLECTIONS), { recursive: true, mode: 0o700 });
    const manifest = await gather(parts);
    await writeFile(path.join(config.dataDir, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    onProgress('打包……');
    await create(
      {
        file: draft,
        cwd: config.dataDir,
        gzip: { level: GZIP_LEVEL },
        portable: true,
        noMtime: true,
        strict: true,
      },
      [BACKUP_FOLDER],
    );
    onProgress('读一遍，看是否完整……');
    await list({ file: draft, strict: true });
    await settle(draft, file);
    return manifest;
  } catch (error) {
    await rm(draft, { force: true });
    if (errorCode(error) === 'ENOSPC') throw new BackupError('磁盘已满，没有备份。', { cause: error });
    throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Claims the draft; a backup never replaces another one. */
async function makeNew(file: string, draft: string): Promise<void> {
  const taken = await open(file, 'r').catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
  });
  if (taken !== undefined) {
    await taken.close();
    throw new BackupError(`${file} 已经存在，没有备份。请换一个文件名。`);
  }
  try {
    await rm(draft, { force: true });
    await (await open(draft, 'wx', 0o600)).close();
  } catch (error) {
    throw new BackupError(`${file} 写不进去（${String(errorCode(error))}），没有备份。`, { cause: error });
  }
}

async function settle(draft: string, file: string): Promise<void> {
  const handle = await open(draft, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  await syncFolder(path.dirname(path.resolve(file)));
}

async function gather({ connection, config, clock, onProgress }: BackupParts): Promise<Manifest> {
  const key = await readSigningKey(config.ledgerKeyFile);
  if (key === undefined) throw new BackupError('这里还没有登记簿的签名密钥，没有什么可以备份。');
  const madeAt = new Date(clock.now()).toISOString();
  const collections = await gatherCollections(connection, path.join(config.dataDir, COLLECTIONS), onProgress);
  // After the database: a file is kept before its record, so every record read above has its file.
  const evidence = config.bucket === undefined ? await gatherEvidence(config.dataDir) : undefined;
  onProgress(
    evidence === undefined
      ? '照片、纸质件在对象存储里，请另行备份'
      : `照片、纸质件 ${Object.keys(evidence).length} 个文件`,
  );
  return manifestOf({
    madeAt,
    ledgerKey: key.publicKey,
    fieldKeys: readKeyNames(config.fieldKeysFile),
    collections,
    ...(evidence && { evidence }),
  });
}

async function gatherCollections(
  connection: Connection,
  folder: string,
  onProgress: (line: string) => void,
): Promise<Record<string, KeptCollection>> {
  const client = connection.getClient();
  const hello = await client.db().command({ hello: 1 });
  const session = hello['setName'] === undefined ? undefined : client.startSession({ snapshot: true });
  try {
    const kept: Record<string, KeptCollection> = {};
    const names = (await connection.listCollections()).map(({ name }) => name);
    for (const name of names.filter(isKept).sort()) {
      const found = connection.collection(name).find({}, { raw: true, ...(session && { session }) });
      kept[name] = await writeCollectionFile(path.join(folder, `${name}.bson`), rawDocuments(found));
      onProgress(`${name}：${kept[name].documents} 条`);
    }
    return kept;
  } finally {
    await session?.endSession();
  }
}

const isKept = (name: string): boolean => name !== SESSION_COLLECTION && !name.startsWith('system.');

/** What a cursor with `raw` gives out; its type does not say so. */
async function* rawDocuments(found: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const document of found) {
    if (!(document instanceof Uint8Array)) throw new TypeError('the cursor was not opened with `raw`');
    yield document;
  }
}

async function gatherEvidence(dataDir: string): Promise<Record<string, KeptFile>> {
  const folder = evidenceFolder(dataDir);
  await mkdir(path.join(dataDir, EVIDENCE), { mode: 0o700 });
  const kept: Record<string, KeptFile> = {};
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  for (const { name } of entries.filter((entry) => entry.isFile())) {
    const copy = path.join(dataDir, EVIDENCE, name);
    // A second name costs nothing; some file systems have none.
    await link(path.join(folder, name), copy).catch(() => copyFile(path.join(folder, name), copy));
    kept[name] = { sha256: await hashFile(copy) };
  }
  return kept;
}
