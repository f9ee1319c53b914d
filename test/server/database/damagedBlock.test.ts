import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase, type Database } from '../../../server/database/connectDatabase.ts';
import { isDatabaseAway } from '../../../server/database/isDatabaseAway.ts';
import { projectRoot } from '../../support/build/projectRoot.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// docs/decisions/damaged-storage.md: the engine that meets a damaged block of its files ends itself and is started again.

const MARK = 'a block that nobody reads at the start';
const logged: string[] = [];
const note = (_fields: object, message: string): void => void logged.push(message);
let dataDir: string;
let database: Database;
const open = (): Promise<Database> =>
  connectDatabase(
    { mongodbUri: undefined, dataDir, cacheDir: join(projectRoot, '.cache') },
    { info: note, warn: note, error: note },
  );

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'renewal-damaged-'));
  database = await open();
  await database.connection.collection('sound').insertOne({ text: 'sound' });
  await database.connection.collection('damaged').insertOne({ text: MARK });
  await database.close();
  await damage();
  database = await open();
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function damage(): Promise<void> {
  const folder = join(dataDir, 'database');
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const bytes = /^collection.*\.wt$/.test(name) ? await readFile(file) : Buffer.alloc(0);
    const at = bytes.indexOf(MARK);
    if (at === -1) continue;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(file, bytes);
    return;
  }
  throw new Error('the mark is in no file');
}

test('nothing of it is given out, the alarm names what happened, and what does not need it goes on', async () => {
  const { connection } = database;
  expect(database.alarm()).toBeUndefined();
  const read = connection.collection('damaged').findOne({});
  expect(isDatabaseAway(await read.catch((error: unknown) => error))).toBe(true);
  await waitUntil(() => expect(database.alarm()).toBe('database/gave-up'));
  expect(logged).toContain('database alarm');
  await waitUntil(async () =>
    expect(await connection.collection('sound').findOne({})).toMatchObject({ text: 'sound' }),
  );
});
