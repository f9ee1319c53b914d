import { createServer, type Server } from 'node:http';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import sharp from 'sharp';
import { bucketStorage } from '../../../server/evidence/bucketStorage.ts';
import { StorageFault } from '../../../server/evidence/evidenceStorage.ts';
import { IDLE_MS, sweepIdle } from '../../../server/evidence/sweepIdle.ts';
import { openEvidenceStore } from '../../../server/evidence/evidenceStore.ts';
import type { EvidenceKept, PhotoCovering } from '../../../shared/evidence/evidenceApi.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// Photographs in an S3-compatible bucket instead of a folder, against a local server that checks every signature.

const KEY = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', region: 'us-east-1' };
let directory: string;
let bucketServer: S3rver;
let url: string;
let server: TestServer;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'renewal-bucket-'));
  bucketServer = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'renewal' }],
  });
  const { port } = await bucketServer.run();
  url = `http://127.0.0.1:${port}/renewal`;
  server = await startTestServer({
    S3_BUCKET_URL: url,
    S3_ACCESS_KEY_ID: KEY.accessKeyId,
    S3_SECRET_ACCESS_KEY: KEY.secretAccessKey,
  });
});
afterAll(async () => {
  await server.stop();
  await bucketServer.close();
  await rm(directory, { recursive: true, force: true });
});

const objectsOf = (id: string) =>
  readdirSync(join(directory, 'renewal')).filter((name) => name.startsWith(id) && name.endsWith('_object'));
const inFolder = () => readdirSync(join(server.dataDir, 'evidence'), { recursive: true });
const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
const picture = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#0b6b5b', noise } })
    .png()
    .toBuffer();

async function upload(file: Buffer, as = 'resident-1') {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(file)], 'photo.png'));
  const reply = await fetch(`${server.address}/api/v1/evidence?communityId=demo-01`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(as)}` },
    body: form,
  });
  return { status: reply.status, body: (await reply.json()) as EvidenceKept & { error?: { code: string } } };
}

test('a photograph lies in the bucket, nothing of it in the folder, and is read back as it was kept', async () => {
  const { status, body } = await upload(await picture(96));
  expect(status).toBe(201);
  expect([objectsOf(body.evidenceId).length, inFolder()]).toEqual([2, ['incoming']]);
  const covering = (
    await server.send('POST', `/api/v1/evidence/${body.evidenceId}/cover`, {
      as: 'worker-1',
      body: JSON.stringify({ areas: [{ x: 0, y: 0, width: 500, height: 500 }] }),
    })
  ).reply as PhotoCovering;
  expect(objectsOf(body.evidenceId)).toHaveLength(4);
  for (const address of [covering.thumbUrl, covering.fullUrl, covering.covered?.fullUrl]) {
    const reply = await fetch(`${server.address}/api/v1${address}`);
    expect(reply.status).toBe(200);
    expect((await sharp(Buffer.from(await reply.arrayBuffer())).metadata()).width).toBe(96);
  }
});

test('the papers of the demonstration are in it too', () => {
  expect(objectsOf('').length).toBeGreaterThan(0);
});

test('what nobody names is swept from the bucket', async () => {
  const { body } = await upload(await picture(97));
  server.clock.forward(IDLE_MS + 1000);
  server.forgetSessions();
  const evidence = openEvidenceStore(server.database.connection, {
    placeOf: () => Promise.resolve(undefined),
    isPublic: () => false,
  });
  await sweepIdle({ evidence, storage: bucketStorage({ url, ...KEY }), clock: server.clock });
  expect(objectsOf(body.evidenceId)).toEqual([]);
});

test('nothing is there under a key that was never kept, and removing it is no fault', async () => {
  const storage = bucketStorage({ url, ...KEY });
  expect(await storage.read('f'.repeat(64))).toBeUndefined();
  await expect(storage.remove('f'.repeat(64))).resolves.toBeUndefined();
});

test('a wrong secret, a bucket that is not there and a server that is away are faults, never "not there"', async () => {
  for (const bucket of [
    { url, ...KEY, secretAccessKey: 'wrong' },
    { url: `${url}-unknown`, ...KEY },
    { url: 'http://127.0.0.1:1/renewal', ...KEY },
  ]) {
    const storage = bucketStorage(bucket);
    await expect(
      storage.put([{ key: 'a', bytes: Buffer.from('x'), type: 'image/png' }]),
    ).rejects.toMatchObject({ kind: 'away' });
    await expect(storage.read('a')).rejects.toBeInstanceOf(StorageFault);
  }
});

describe('a bucket that takes nothing', () => {
  let standIn: Server;
  let answer: readonly [status: number, body: string] = [500, ''];
  let broken: TestServer;
  beforeAll(async () => {
    // Lets the demonstration in, then answers what a test says.
    standIn = createServer((request, response) => {
      request.resume();
      request.on('end', () => {
        response.statusCode = answer[0];
        response.end(answer[1]);
      });
    });
    await new Promise<void>((resolve) => standIn.listen(0, '127.0.0.1', resolve));
    answer = [200, ''];
    broken = await startTestServer({
      S3_BUCKET_URL: `http://127.0.0.1:${(standIn.address() as AddressInfo).port}/renewal`,
      S3_ACCESS_KEY_ID: 'a',
      S3_SECRET_ACCESS_KEY: 'b',
    });
  });
  afterAll(async () => {
    await broken.stop();
    await new Promise((resolve) => standIn.close(resolve));
  });

  test.each([
    [507, '<Error><Code>InsufficientStorage</Code></Error>', 'evidence/storage-full'],
    [403, '<Error><Code>QuotaExceeded</Code></Error>', 'evidence/storage-full'],
    [403, '<Error><Code>AccessDenied</Code></Error>', 'evidence/storage-away'],
    [400, 'a proxy’s own page', 'evidence/storage-away'],
  ])('%i %s is refused as %s, and no record of the file stays', async (status, body, code) => {
    const records = broken.database.connection.collection('evidence');
    const before = await records.countDocuments();
    answer = [status, body];
    const form = new FormData();
    form.set('file', new File([new Uint8Array(await picture(50 + status))], 'photo.png'));
    const reply = await fetch(`${broken.address}/api/v1/evidence?communityId=demo-01`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await broken.tokenOf('resident-1')}` },
      body: form,
    });
    const heard = (await reply.json()) as { readonly error: { readonly code: string } };
    expect([reply.status, heard.error.code]).toEqual([503, code]);
    expect(await records.countDocuments()).toBe(before);
    expect(readdirSync(join(broken.dataDir, 'evidence', 'incoming'))).toEqual([]);
  });
});
