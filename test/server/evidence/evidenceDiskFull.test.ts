import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { evidenceFolder, openArrivals } from '../../../server/evidence/arrivals.ts';
import { folderStorage } from '../../../server/evidence/folderStorage.ts';
import { openEvidenceStore } from '../../../server/evidence/evidenceStore.ts';
import { keepEvidence } from '../../../server/evidence/keepEvidence.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

// A full disk is refused, and leaves neither half a file nor a record of one.

function mountSmallDisk(at: string): string | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return String(error);
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'renewal-evidence-'));
const why = mountSmallDisk(dataDir);
if (why !== undefined) {
  process.stderr.write(
    `NOT TESTED: an upload to a full disk, because no small disk can be mounted (${why})\n`,
  );
}
const onSmallDisk = why === undefined ? test : test.skip;

let database: TestDatabase;
let server: Server;
beforeAll(async () => {
  database = await testDatabase();
  const arrivals = await openArrivals(dataDir);
  const storage = folderStorage(evidenceFolder(dataDir), arrivals);
  const evidence = openEvidenceStore(database.connection, {
    placeOf: () => Promise.resolve(undefined),
    isPublic: () => false,
  });
  server = createServer((request, response) => {
    const upload = {
      request,
      accountId: 'a',
      communityId: undefined,
      at: new Date(),
      mayBeDocument: false,
      mostBytesADay: Number.MAX_SAFE_INTEGER,
    };
    void keepEvidence({ arrivals, storage, evidence }, upload).then((kept) =>
      response.end(JSON.stringify(kept)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await database.close();
  if (why === undefined) execFileSync('umount', ['--lazy', dataDir]);
  await rm(dataDir, { recursive: true, force: true });
});

async function upload(bytes: Buffer): Promise<unknown> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], 'a.png'));
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: form })).json();
}

onSmallDisk(
  'an upload that does not fit on the disk is refused, and the next that fits is kept',
  async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const picture = (side: number) =>
      sharp({ create: { width: side, height: side, channels: 3, background: '#fff', noise } })
        .png()
        .toBuffer();
    const large = await picture(1000);
    expect(large.length).toBeGreaterThan(1024 * 1024);
    expect(await upload(large)).toEqual({ refused: 'evidence/storage-full' });
    expect(await readdir(join(dataDir, 'evidence'))).toEqual(['incoming']);
    expect(await readdir(join(dataDir, 'evidence', 'incoming'))).toEqual([]);
    expect(await database.connection.collection('evidence').countDocuments()).toBe(0);
    expect(await upload(await picture(100))).toMatchObject({ type: 'image/png', width: 100 });
  },
);
