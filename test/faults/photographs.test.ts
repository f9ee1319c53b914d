import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { connectDatabase } from '../../server/database/connectDatabase.ts';
import { evidenceFolder, openArrivals } from '../../server/evidence/arrivals.ts';
import { openEvidenceStore } from '../../server/evidence/evidenceStore.ts';
import { folderStorage } from '../../server/evidence/folderStorage.ts';
import { IDLE_MS, sweepIdle } from '../../server/evidence/sweepIdle.ts';
import type { EvidenceKept } from '../../shared/evidence/evidenceApi.ts';
import { apiClient, type ApiClient } from '../support/apiClient.ts';
import { breakOffUploads, tracesOf } from '../support/brokenUploads.ts';
import { projectRoot } from '../support/build/projectRoot.ts';
import { demoFolder, type DataFolder } from '../support/demoFolder.ts';
import { quietLog } from '../support/quietLog.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { waitUntil } from '../support/waitUntil.ts';

// What happens to photographs when something goes wrong on their way: broken off, killed, no room.

let folder: DataFolder;
let server: ServerProcess;
let api: ApiClient;
const start = async (): Promise<void> => {
  server = startServerProcess(folder);
  await server.ready();
  api = apiClient(server.url);
};
beforeAll(async () => {
  folder = await demoFolder();
  await start();
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
});

const kept = () => evidenceFolder(folder.dataDir);
const arriving = () => join(kept(), 'incoming');
const noise = { type: 'gaussian', mean: 128, sigma: 50 } as const;
const picture = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#fff', noise } })
    .jpeg()
    .toBuffer();

async function upload(file: Buffer): Promise<{ readonly status: number; readonly body: unknown }> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(file)], 'photo.jpg'));
  const reply = await fetch(`${server.url}/api/v1/evidence?communityId=demo-01`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await api.tokenOf('resident-1')}` },
    body: form,
  });
  return { status: reply.status, body: await reply.json() };
}
async function uploaded(side: number): Promise<string> {
  const { status, body } = await upload(await picture(side));
  if (status !== 201) throw new Error(`refused: ${JSON.stringify(body)}`);
  return (body as EvidenceKept).evidenceId;
}
const file = async (photos: readonly string[]) => {
  const { households } = (await api.call('GET /me', { as: 'resident-1' })).reply;
  const householdId = households[0]?.householdId ?? '';
  return api.call('POST /communities/:communityId/complaints', {
    params: { communityId: 'demo-01' },
    as: 'resident-1',
    body: {
      clientKey: randomUUID(),
      householdId,
      category: 'leak',
      place: { kind: 'public' },
      text: '楼道漏水',
      photos,
    },
  });
};
const filed = async () =>
  (
    await api.call('GET /complaints', {
      query: { view: 'mine', communityId: 'demo-01', limit: 100 },
      as: 'resident-1',
    })
  ).reply.items.length;

describe('an upload that is broken off half-way', () => {
  const TIMES = 1000;

  test('leaves no file and no descriptor, a thousand times', async () => {
    await uploaded(300);
    const token = await api.tokenOf('resident-1');
    // Once before, so that what is opened only once stands open already.
    await breakOffUploads(server.url, token, 100);
    const before = await waitUntil(async () => {
      const traces = await tracesOf(server.pid, kept());
      expect([await readdir(arriving()), traces.held]).toEqual([[], 0]);
      return traces;
    });
    await breakOffUploads(server.url, token, TIMES);
    await waitUntil(async () => {
      const after = await tracesOf(server.pid, kept());
      expect([after.files, after.held]).toEqual([before.files, 0]);
      // The database's pool may have grown, to 64 at most; a descriptor for every upload would be a thousand.
      expect(after.descriptors).toBeLessThan(before.descriptors + 100);
    });
    expect((await upload(await picture(301))).status).toBe(201);
  });

  test('is noticed by this very check in a server that forgets to clean up', async () => {
    const careless = await mkdtemp(join(tmpdir(), 'renewal-careless-'));
    const twin = createServer((request) => {
      request.on('error', () => undefined);
      request.pipe(createWriteStream(join(careless, randomUUID())));
    });
    await new Promise<void>((resolve) => twin.listen(0, '127.0.0.1', resolve));
    const { port } = twin.address() as AddressInfo;
    await breakOffUploads(`http://127.0.0.1:${port}`, 'x', 50);
    await waitUntil(async () => {
      const after = await tracesOf(process.pid, careless);
      expect(after.files.length).toBeGreaterThan(25);
      expect(after.held).toBeGreaterThan(25);
    });
    await new Promise((resolve) => twin.close(resolve));
    await rm(careless, { recursive: true, force: true });
  });
});

describe('a server that is killed while many photographs arrive', () => {
  const acknowledged: string[] = [];
  let unfiled = '';
  let named = '';
  let idle = '';
  beforeAll(async () => {
    unfiled = await uploaded(310);
    named = await uploaded(320);
    expect((await file([named])).status).toBe(201);
    idle = await uploaded(321);
    const senders = Array.from({ length: 6 }, async (_, sender) => {
      for (let i = 0; ; i += 1) {
        try {
          acknowledged.push(await uploaded(330 + sender * 40 + i));
        } catch {
          return;
        }
      }
    });
    await waitUntil(() => expect(acknowledged.length).toBeGreaterThan(5));
    await server.kill();
    await Promise.all(senders);
    await start();
  });

  test('between upload and filing still knows the photograph, and the filing names it', async () => {
    const complaint = (await file([unfiled])).reply;
    expect(complaint.photos.map((photo) => photo.evidenceId)).toEqual([unfiled]);
    const shown = await fetch(`${server.url}/api/v1${complaint.photos[0]?.fullUrl ?? ''}`);
    expect([shown.status, (await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width]).toEqual([
      200, 310,
    ]);
  });

  test('keeps each acknowledged one whole; the sweep takes the rest and no more', async () => {
    expect(await readdir(arriving())).toEqual([]);
    for (const evidenceId of acknowledged) {
      const { reply } = await api.call('GET /evidence/:evidenceId/addresses', {
        params: { evidenceId },
        as: 'resident-1',
      });
      for (const address of [reply.thumbUrl, reply.fullUrl])
        expect((await fetch(`${server.url}/api/v1${address}`)).status).toBe(200);
    }
    await server.stop();
    const settings = { ...folder, mongodbUri: undefined, cacheDir: join(projectRoot, '.cache') };
    const database = await connectDatabase(settings, quietLog);
    const evidence = openEvidenceStore(database.connection, {
      placeOf: () => Promise.resolve(undefined),
      isPublic: () => false,
    });
    const storage = folderStorage(kept(), await openArrivals(folder.dataDir));
    await sweepIdle({ evidence, storage, clock: { now: () => Date.now() + IDLE_MS + 60_000 } });
    const records = await database.connection
      .collection<{ _id: string; thumb?: { key: string } }>('evidence')
      .find()
      .toArray();
    const keys = records.flatMap(({ _id, thumb }) => (thumb === undefined ? [_id] : [_id, thumb.key]));
    await database.close();
    // Nothing lies there that nothing knows of, and everything that is known lies there.
    expect((await readdir(kept())).filter((name) => name !== 'incoming').sort()).toEqual(keys.sort());
    expect([records.some(({ _id }) => _id === named), records.some(({ _id }) => _id === idle)]).toEqual([
      true,
      false,
    ]);
  });
});

const small = mkdtemp(join(tmpdir(), 'renewal-small-'));
const why = ((): string | undefined => {
  try {
    execFileSync(
      'sh',
      ['-c', 'd=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d && rmdir $d'],
      {
        stdio: 'pipe',
      },
    );
    return undefined;
  } catch (error) {
    return String(error);
  }
})();
if (why !== undefined)
  process.stderr.write(
    `NOT TESTED: photographs on a full disk, because no small disk can be mounted (${why})\n`,
  );
const onSmallDisk = why === undefined ? test : test.skip;
afterAll(async () => rm(await small, { recursive: true, force: true }));

onSmallDisk(
  'without room a photograph is refused, a filing that names it is not half-filed, and later all goes well',
  async () => {
    // The folder of photographs alone: the record of the complaint has room, and is not written all the same.
    await server.stop();
    const saved = join(await small, 'evidence');
    execFileSync('cp', ['-a', kept(), saved]);
    await mkdir(kept(), { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', kept()]);
    try {
      execFileSync('sh', ['-c', `cp -a ${saved}/. ${kept()}/`]);
      await start();
      const before = await filed();
      const kilobytes = Number(
        execFileSync('df', ['--output=avail', kept()]).toString().trim().split('\n').at(-1),
      );
      await writeFile(join(kept(), 'incoming', 'ballast'), Buffer.alloc(Math.max(0, kilobytes - 200) * 1024));
      const large = await picture(1200);
      expect(large.length).toBeGreaterThan(300 * 1024);
      const files = await readdir(kept());
      expect(await upload(large)).toMatchObject({
        status: 503,
        body: { error: { code: 'evidence/storage-full' } },
      });
      expect([await readdir(kept()), await readdir(arriving())]).toEqual([files, ['ballast']]);
      const heard = await file(['a'.repeat(64)]);
      expect([heard.status, heard.code, await filed()]).toEqual([409, 'evidence/photo-unknown', before]);
      await rm(join(arriving(), 'ballast'));
      const again = await upload(large);
      expect(again.status).toBe(201);
      expect((await file([(again.body as EvidenceKept).evidenceId])).status).toBe(201);
      expect(await filed()).toBe(before + 1);
    } finally {
      await server.stop();
      execFileSync('umount', ['--lazy', kept()]);
    }
  },
);
