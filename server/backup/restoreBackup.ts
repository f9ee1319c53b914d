import { access, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Connection, mongo } from 'mongoose';
import { extract } from 'tar';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { readKeyNames } from '../crypto/keyFile.ts';
import { ensureIndexes, type CollectionSpec } from '../database/ensureIndexes.ts';
import { errorCode } from '../database/errorCode.ts';
import { isRestoreUnfinished, markRestore, RESTORE_MARKS } from '../database/unfinishedRestore.ts';
import { evidenceFolder } from '../evidence/arrivals.ts';
import { syncFolder } from '../ledger/durableFile.ts';
import { readSigningKey } from '../ledger/signingKey.ts';
import { BackupError } from './backupError.ts';
import { readCollectionFile } from './collectionFile.ts';
import { COLLECTIONS, EVIDENCE, filesOf, MANIFEST, readManifest, type Manifest } from './manifest.ts';
import { findFault, hashPacked } from './packed.ts';
import { withStaging } from './staging.ts';

/** Documents an insert; the driver cuts what is too many bytes. */
const BATCH = 500;

export interface RestoreParts {
  readonly connection: Connection;
  readonly config: Pick<Config, 'dataDir' | 'ledgerKeyFile' | 'fieldKeysFile'>;
  readonly clock: Clock;
  /** The collections of this version, so that what is put back is held against them. */
  readonly specs: readonly CollectionSpec[];
  readonly onProgress: (line: string) => void;
}

/**
 * Puts a backup into an empty database, and its photographs beside those that are there. All of it is read and held
 * against its hashes, and the keys looked at, before anything is written; nothing that stands is replaced. One that breaks
 * off leaves a database that no server opens; restoring again begins anew. Servers must be stopped. Throws BackupError.
 */
export async function restoreBackup(file: string, parts: RestoreParts): Promise<Manifest> {
  const { connection, config, clock, specs, onProgress } = parts;
  const { dataDir } = config;
  try {
    return await withStaging(dataDir, clock.now(), async (folder) => {
      onProgress('解开并核对……');
      const manifest = await unpack(file, folder);
      await refuseOtherKeys(manifest, config);
      await emptyOrRefuse(connection);
      const mark = await markRestore(connection);
      await ensureIndexes(connection, specs);
      for (const [name, { documents }] of Object.entries(manifest.collections)) {
        await fill(connection, name, path.join(folder, COLLECTIONS, `${name}.bson`));
        onProgress(`${name}：${documents} 条`);
      }
      await putEvidence(manifest, path.join(folder, EVIDENCE), evidenceFolder(dataDir));
      await mark.done();
      return manifest;
    });
  } catch (error) {
    if (errorCode(error) === 'ENOSPC') throw new BackupError('磁盘已满，没有恢复完。', { cause: error });
    throw error;
  }
}

/** Unpacks what has been read to its end and found whole. */
async function unpack(file: string, folder: string): Promise<Manifest> {
  await access(file).catch((cause: unknown) => {
    throw new BackupError(`${file} 读不到。什么也没有写。`, { cause });
  });
  let packed: ReadonlyMap<string, string>;
  try {
    packed = await hashPacked(file);
    await extract({ file, cwd: folder, strict: true, noMtime: true });
  } catch (cause) {
    if (errorCode(cause) === 'ENOSPC') throw cause;
    throw new BackupError(`${file} 不是备份，或者已经损坏、不完整。什么也没有写。`, { cause });
  }
  const manifest = await readManifest(path.join(folder, MANIFEST));
  const fault = findFault(packed, filesOf(manifest));
  if (fault !== undefined) throw new BackupError(`备份中的 ${fault} 缺失或被改动。什么也没有写。`);
  return manifest;
}

async function refuseOtherKeys(
  { ledgerKey, fieldKeys }: Manifest,
  { ledgerKeyFile, fieldKeysFile }: RestoreParts['config'],
): Promise<void> {
  const key = await readSigningKey(ledgerKeyFile);
  if (key?.publicKey !== ledgerKey) {
    throw new BackupError(
      `${ledgerKeyFile} 不是这份备份的签名密钥（公钥 ${ledgerKey}）。先放回当时的密钥文件。什么也没有写。`,
    );
  }
  const present = readKeyNames(fieldKeysFile);
  const missing = fieldKeys.filter((name) => !present.includes(name));
  if (missing.length > 0) {
    throw new BackupError(
      `${fieldKeysFile} 里没有这份备份的加密密钥 ${missing.join('、')}。先放回当时的密钥文件。什么也没有写。`,
    );
  }
}

/** Only a restore that broke off may be cleared away. */
async function emptyOrRefuse(connection: Connection): Promise<void> {
  const names = (await connection.listCollections()).map(({ name }) => name);
  const all = names.filter((name) => !name.startsWith('system.')).map((name) => connection.collection(name));
  if (await isRestoreUnfinished(connection)) {
    for (const collection of all)
      if (collection.collectionName !== RESTORE_MARKS) await collection.deleteMany({});
    return;
  }
  for (const collection of all) {
    if ((await collection.findOne({}, { projection: { _id: 1 } })) === null) continue;
    throw new BackupError(
      '数据库不是空的：恢复不覆盖任何内容。请先移走 DATA_DIR/database，或换一个空的数据库。',
    );
  }
}

async function fill(connection: Connection, name: string, file: string): Promise<void> {
  const collection = connection.collection(name);
  let batch: mongo.Document[] = [];
  for await (const document of readCollectionFile(file)) {
    batch.push(document);
    if (batch.length < BATCH) continue;
    await collection.insertMany(batch);
    batch = [];
  }
  if (batch.length > 0) await collection.insertMany(batch);
}

async function putEvidence({ evidence }: Manifest, from: string, to: string): Promise<void> {
  if (evidence === undefined) return;
  await mkdir(to, { recursive: true, mode: 0o700 });
  // Named by what it holds: one that is there is the same one.
  for (const name of Object.keys(evidence)) await rename(path.join(from, name), path.join(to, name));
  await syncFolder(to);
}
