import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connection } from 'mongoose';
import { create } from 'tar';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { readKeyNames } from '../crypto/keyFile.ts';
import { errorCode } from '../database/errorCode.ts';
import { refuseUnfinishedRestore, RESTORE_MARKS } from '../database/unfinishedRestore.ts';
import { SESSION_COLLECTION } from '../identity/sessionModel.ts';
import { readSigningKey } from '../ledger/signingKey.ts';
import { nameDraft } from '../ledger/durableFile.ts';
import { BackupError } from './backupError.ts';
import { writeCollectionFile } from './collectionFile.ts';
import { hashFiles, linkEvidence } from './gatherEvidence.ts';
import {
  COLLECTIONS,
  EVIDENCE,
  filesOf,
  MANIFEST,
  manifestOf,
  type KeptCollection,
  type Manifest,
} from './manifest.ts';
import { findFault, hashPacked } from './packed.ts';
import { withStaging } from './staging.ts';

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
 * Throws BackupError, and DatabaseError for half a database.
 */
export async function writeBackup(file: string, parts: BackupParts): Promise<Manifest> {
  const { config, clock, connection, onProgress } = parts;
  await refuseUnfinishedRestore(connection);
  const draft = `${file}.part`;
  await makeNew(file, draft);
  try {
    return await withStaging(config.dataDir, clock.now(), async (folder) => {
      const manifest = await gather(folder, parts);
      await writeFile(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
      onProgress('打包……');
      const names = [MANIFEST, COLLECTIONS, ...(manifest.evidence ? [EVIDENCE] : [])];
      const gzip = { level: GZIP_LEVEL };
      await create({ file: draft, cwd: folder, gzip, portable: true, noMtime: true, strict: true }, names);
      onProgress('读一遍，看是否完整……');
      const fault = findFault(await hashPacked(draft), filesOf(manifest));
      if (fault !== undefined)
        throw new BackupError(`写下的 ${fault} 与原来的不一样，没有备份。请检查磁盘。`);
      await nameDraft(draft, file);
      return manifest;
    });
  } catch (error) {
    await rm(draft, { force: true });
    throw explain(error);
  }
}

/** Server codes SnapshotTooOld and SnapshotUnavailable. */
const SNAPSHOT_GONE: ReadonlySet<unknown> = new Set([239, 246]);

function explain(cause: unknown): unknown {
  const code = errorCode(cause);
  if (code === 'ENOSPC') return new BackupError('磁盘已满，没有备份。', { cause });
  if (!SNAPSHOT_GONE.has(code)) return cause;
  return new BackupError(
    '读得太久，数据库已不再保留开始那一刻的内容，没有备份。请把 minSnapshotHistoryWindowInSeconds 调大再试。',
    { cause },
  );
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

async function gather(
  folder: string,
  { connection, config, clock, onProgress }: BackupParts,
): Promise<Manifest> {
  const key = await readSigningKey(config.ledgerKeyFile);
  if (key === undefined) throw new BackupError('这里还没有登记簿的签名密钥，没有什么可以备份。');
  const madeAt = new Date(clock.now()).toISOString();
  const evidence = config.bucket === undefined ? path.join(folder, EVIDENCE) : undefined;
  // Before the database for what is removed meanwhile, after it for what is added: every record has its files.
  if (evidence !== undefined) await linkEvidence(config.dataDir, evidence);
  const collections = await gatherCollections(connection, path.join(folder, COLLECTIONS), onProgress);
  if (evidence !== undefined) await linkEvidence(config.dataDir, evidence);
  const kept = evidence === undefined ? undefined : await hashFiles(evidence);
  onProgress(
    kept === undefined
      ? '照片、纸质件在对象存储里，请另行备份'
      : `照片、纸质件 ${Object.keys(kept).length} 个文件`,
  );
  return manifestOf({
    madeAt,
    ledgerKey: key.publicKey,
    fieldKeys: readKeyNames(config.fieldKeysFile),
    collections,
    ...(kept && { evidence: kept }),
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
    await mkdir(folder, { mode: 0o700 });
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

const isKept = (name: string): boolean =>
  ![SESSION_COLLECTION, RESTORE_MARKS].includes(name) && !name.startsWith('system.');

/** What a cursor with `raw` gives out; its type does not say so. */
async function* rawDocuments(found: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const document of found) {
    if (!(document instanceof Uint8Array)) throw new TypeError('the cursor was not opened with `raw`');
    yield document;
  }
}
