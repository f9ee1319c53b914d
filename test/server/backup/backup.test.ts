import { cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { BackupError } from '../../../server/backup/backupError.ts';
import { restoreBackup } from '../../../server/backup/restoreBackup.ts';
import { writeBackup } from '../../../server/backup/writeBackup.ts';
import { systemClock } from '../../../server/clock.ts';
import { loadKeys } from '../../../server/crypto/keys.ts';
import { refuseUnfinishedRestore, markRestore } from '../../../server/database/unfinishedRestore.ts';
import { loadSigningKey } from '../../../server/ledger/signingKey.ts';
import { dataFolder, type DataFolder } from '../../support/demoFolder.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

// `npm run backup` and `npm run restore`: whole or not at all, and nothing is ever overwritten.

const { Binary, Decimal128, Double, Int32, Long } = mongoose.mongo;
const PHOTO = 'b1d4';

let [from, to]: TestDatabase[] = [];
let [folder, elsewhere]: DataFolder[] = [];
const parts = (database = from, at = folder) => {
  if (database === undefined || at === undefined) throw new Error('not opened yet');
  const keys = join(at.dataDir, 'keys');
  const config = {
    dataDir: at.dataDir,
    bucket: undefined,
    ledgerKeyFile: join(keys, 'ledgerKey.pem'),
    fieldKeysFile: join(keys, 'fieldKeys.json'),
  };
  const { connection } = database;
  return { connection, config, clock: systemClock, specs: [], onProgress: () => undefined };
};
const file = (name = 'kept.tar.gz') => join(parts().config.dataDir, name);
const restore = (name?: string) => restoreBackup(file(name), parts(to, elsewhere));
const inTarget = async () => (await parts(to).connection.listCollections()).map(({ name }) => name);

/** One document of every kind of number, and more of them than a batch holds. */
const documents = [
  {
    _id: 'kinds',
    i: new Int32(1),
    d: new Double(1),
    l: Long.fromString('9007199254740993'),
    at: new Date(0),
  },
  {
    _id: 'bytes',
    b: new Binary(Buffer.from([0, 1, 255])),
    m: Decimal128.fromString('0.10'),
    n: null,
    s: '纸条',
  },
  ...Array.from({ length: 1200 }, (_, n) => ({ _id: `many-${String(n).padStart(4, '0')}`, n })),
];

beforeAll(async () => {
  [from, to] = [await testDatabase(), await testDatabase()];
  [folder, elsewhere] = [await dataFolder(), await dataFolder()];
  for (const { config } of [parts()]) {
    await loadSigningKey(config.ledgerKeyFile, true);
    loadKeys({ file: config.fieldKeysFile });
    await mkdir(join(config.dataDir, 'evidence', 'incoming'), { recursive: true });
    await writeFile(join(config.dataDir, 'evidence', PHOTO), 'a photograph');
    await writeFile(join(config.dataDir, 'evidence', 'incoming', 'half'), 'half of one');
  }
  await parts().connection.collection<{ _id: string }>('things').insertMany(documents);
  await parts().connection.collection('sessions').insertOne({ token: 'revoked later' });
  await writeBackup(file(), parts());
});
beforeEach(async () => {
  await to?.drop();
  const { config } = parts(to, elsewhere);
  await rm(config.dataDir, { recursive: true, force: true });
  await bringKeys(['ledgerKey.pem', 'fieldKeys.json']);
});
afterAll(async () => {
  await Promise.all([from?.close(), to?.close()]);
  await Promise.all([folder?.remove(), elsewhere?.remove()]);
});

async function bringKeys(names: readonly string[]): Promise<void> {
  const there = join(parts(to, elsewhere).config.dataDir, 'keys');
  await rm(there, { recursive: true, force: true });
  await mkdir(there, { recursive: true });
  for (const name of names) {
    const key = await readFile(join(parts().config.dataDir, 'keys', name));
    await writeFile(join(there, name), key, { mode: 0o600 });
  }
}

/** Refused with these words, and neither the database nor the folder holds anything of it. */
async function expectRefused(doing: Promise<unknown>, words: string): Promise<void> {
  await expect(doing).rejects.toThrow(BackupError);
  await expect(doing).rejects.toThrow(words);
  expect(await inTarget()).toEqual([]);
  expect(await readdir(parts(to, elsewhere).config.dataDir)).toEqual(['keys']);
}

test('every document comes back byte for byte, every photograph too; sessions and half uploads do not', async () => {
  const { collections } = await restore();
  expect(Object.keys(collections)).toEqual(['things']);
  expect((await inTarget()).filter((name) => name !== 'unfinishedRestore')).toEqual(['things']);
  const raw = async (database = from) => {
    const things = parts(database).connection.collection('things');
    const found = (await things.find({}, { raw: true }).sort({ _id: 1 }).toArray()) as unknown[];
    return found.map((bytes) => Buffer.from(bytes as Uint8Array).toString('hex'));
  };
  expect(await raw(to)).toEqual(await raw(from));
  expect((await raw(to)).length).toBe(documents.length);
  const evidence = join(parts(to, elsewhere).config.dataDir, 'evidence');
  expect(await readdir(evidence)).toEqual([PHOTO]);
  expect(await readFile(join(evidence, PHOTO), 'utf8')).toBe('a photograph');
  await refuseUnfinishedRestore(parts(to).connection);
});

test('a backup is for its owner alone, is never overwritten, and leaves nothing beside it', async () => {
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  const bytes = await readFile(file());
  await expect(writeBackup(file(), parts())).rejects.toThrow('已经存在');
  expect((await readFile(file())).equals(bytes)).toBe(true);
  await expect(writeBackup(file('nowhere/kept'), parts())).rejects.toThrow('写不进去');
  expect((await readdir(parts().config.dataDir)).sort()).toEqual(['evidence', 'kept.tar.gz', 'keys']);
});

test('a folder of backups in the data folder is left alone', async () => {
  const shelf = file('backup');
  await mkdir(shelf);
  await cp(file(), join(shelf, 'monday'));
  await writeBackup(join(shelf, 'tuesday'), parts());
  await restoreBackup(join(shelf, 'monday'), { ...parts(to, elsewhere), config: parts().config });
  expect((await readdir(shelf)).sort()).toEqual(['monday', 'tuesday']);
  await rm(shelf, { recursive: true });
});

test('a database that holds anything is not restored into', async () => {
  await parts(to).connection.collection<{ _id: string }>('other').insertOne({ _id: 'mine' });
  await expect(restore()).rejects.toThrow('不是空的');
  expect(await inTarget()).toEqual(['other']);
});

test('a backup that is cut short, altered, emptied or none at all is refused before anything is written', async () => {
  const bytes = await readFile(file());
  await writeFile(file('cut'), bytes);
  await truncate(file('cut'), Math.floor(bytes.length / 2));
  await expectRefused(restore('cut'), '什么也没有写');
  const third = Math.floor(bytes.length / 3);
  await writeFile(
    file('flipped'),
    bytes.map((byte, at) => (at === third ? byte ^ 1 : byte)),
  );
  await expectRefused(restore('flipped'), '什么也没有写');
  await writeFile(file('letter'), 'this is no backup');
  await expectRefused(restore('letter'), '什么也没有写');
  await writeFile(file('empty'), '');
  await expectRefused(restore('empty'), '什么也没有写');
  await expectRefused(restore('absent'), '读不到');
  for (const name of ['cut', 'flipped', 'letter', 'empty']) await rm(file(name));
});

test('without the keys of its day a backup is refused, and no new key is made', async () => {
  await bringKeys([]);
  await expectRefused(restore(), '不是这份备份的签名密钥');
  await bringKeys(['ledgerKey.pem']);
  await expectRefused(restore(), '没有这份备份的加密密钥');
  expect(await readdir(join(parts(to, elsewhere).config.dataDir, 'keys'))).toEqual(['ledgerKey.pem']);
});

test('where a restore broke off nothing is opened, and the next one begins anew', async () => {
  const { connection } = parts(to);
  await markRestore(connection);
  await connection.collection<{ _id: string }>('things').insertOne({ _id: 'kinds' });
  await expect(refuseUnfinishedRestore(connection)).rejects.toThrow('npm run restore');
  await expect(writeBackup(file('half'), parts(to, elsewhere))).rejects.toThrow('npm run restore');
  await restore();
  await refuseUnfinishedRestore(connection);
  const { collections } = await writeBackup(file('again'), parts(to, elsewhere));
  expect(Object.keys(collections)).toEqual(['things']);
  await rm(file('again'));
  expect(await connection.collection('things').countDocuments()).toBe(documents.length);
});
