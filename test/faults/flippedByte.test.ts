import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callApi } from '../support/bigCommunity.ts';
import { copyOf, demoFolder, type DataFolder } from '../support/demoFolder.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import type { Checkpoint } from '../../shared/ledger/receipt.ts';

// A byte of the database's own file flips on the disk (damagedRecord.test.ts alters entries through the database): the
// record is read from end to end at the start, so that the damage is met there, and nothing is served or written over it.

const LIMIT_MS = 10 * 60_000;
const ENTRY = 'demo-01:000000020';

let demo: DataFolder;
let folder: DataFolder;
beforeAll(async () => {
  demo = await demoFolder();
  folder = await copyOf(demo);
}, LIMIT_MS);
afterAll(async () => {
  await folder.remove();
  await demo.remove();
});

const start = (): ServerProcess => startServerProcess(folder);
const headOf = ({ url }: ServerProcess): Promise<Checkpoint> =>
  callApi<Checkpoint>(url, '/ledgers/demo-01/checkpoint');

/** Flips one bit some bytes behind the entry in the file that holds it. */
function flipBehindEntry(): string {
  const database = join(folder.dataDir, 'database');
  const name = readdirSync(database).find(
    (one) => /^collection.*\.wt$/.test(one) && readFileSync(join(database, one)).includes(ENTRY),
  );
  if (name === undefined) throw new Error('the entry is in no file');
  const file = join(database, name);
  const bytes = readFileSync(file);
  const at = bytes.indexOf(ENTRY) + 200;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  return name;
}

test(
  'the server does not start on it, says so in one message, and writes nothing; with the byte put right all is there',
  async () => {
    const before = start();
    await before.ready();
    const head = await headOf(before);
    await before.stop();

    flipBehindEntry();
    const broken = start();
    const { code } = await broken.exited;
    expect(code).toBe(1);
    expect(broken.output()).toContain('The database ended while the record was being read');
    expect(broken.output()).toContain('数据库文件已损坏');
    expect(broken.output()).not.toMatch(/\n\s+at /);

    flipBehindEntry();
    const mended = start();
    await mended.ready();
    expect(await headOf(mended)).toEqual(head);
    await mended.stop();
  },
  LIMIT_MS,
);
