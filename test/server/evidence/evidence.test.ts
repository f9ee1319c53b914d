import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import type { EvidenceKept } from '../../../shared/evidence/evidenceApi.ts';
import type { RefusalBody } from '../../../shared/refusal.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// POST /evidence: one photograph, drawn anew without hidden data, kept under its hash (API contract of the core).

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const picture = (type: 'jpeg' | 'png' | 'webp' = 'jpeg', side = 64) =>
  sharp({ create: { width: side, height: side / 2, channels: 3, background: '#0b6b5b' } })
    .withExif({ IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitude: '39/1 40/1 12/1' } })
    [type]()
    .toBuffer();
const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');

async function upload(
  as: string,
  file: Buffer | undefined,
  { query = '', name = 'photo.jpg', more = {} }: { query?: string; name?: string; more?: object } = {},
) {
  const form = new FormData();
  if (file !== undefined) form.set('file', new File([new Uint8Array(file)], name));
  for (const [key, value] of Object.entries(more)) form.append(key, value as string | File);
  const reply = await fetch(`${server.address}/api/v1/evidence${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(as)}` },
    body: form,
  });
  const body = (await reply.json()) as EvidenceKept & RefusalBody;
  return { status: reply.status, code: body.error?.code, kept: body };
}
const read = async (evidenceId: string, as?: string) =>
  fetch(`${server.address}/api/v1/evidence/${evidenceId}`, {
    headers: as === undefined ? {} : { authorization: `Bearer ${await server.tokenOf(as)}` },
  });
const folder = () => join(server.dataDir, 'evidence');
const leftOver = () => readdir(join(folder(), 'incoming'));

test.each(['jpeg', 'png', 'webp'] as const)('a %s is kept under the hash of its bytes', async (type) => {
  const { status, kept } = await upload('resident-1', await picture(type));
  expect([status, kept]).toMatchObject([201, { type: `image/${type}`, width: 64, height: 32 }]);
  const bytes = await readFile(join(folder(), kept.sha256));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(kept.sha256);
  const back = await read(kept.evidenceId, 'resident-1');
  expect([back.status, back.headers.get('content-type')]).toEqual([200, `image/${type}`]);
  expect(back.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(back.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
});

test('place, time and phone that a photograph carries are not kept', async () => {
  const before = await picture();
  expect(before.toString('latin1')).toContain('SecretPhone');
  const { kept } = await upload('resident-1', before);
  const bytes = await readFile(join(folder(), kept.sha256));
  expect(bytes.toString('latin1')).not.toContain('SecretPhone');
  expect((await sharp(bytes).metadata()).exif).toBeUndefined();
});

test.each(['jpeg', 'png', 'webp'] as const)('nothing that is not pixels stays in a %s', async (type) => {
  const talkative = await sharp(await picture(type, 200))
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretXmp</x:xmpmeta>')
    .withIccProfile('p3')
    [type]()
    .toBuffer();
  const comment = Buffer.from('fffe000f', 'hex');
  const before =
    type === 'jpeg'
      ? Buffer.concat([
          talkative.subarray(0, 2),
          comment,
          Buffer.from('SecretComment'),
          talkative.subarray(2),
        ])
      : talkative;
  const hidden = await sharp(before).metadata();
  expect([hidden.xmp, hidden.icc].filter((one) => one !== undefined)).toHaveLength(2);
  const { kept } = await upload('resident-1', before);
  const files = readdirSync(folder()).filter((name) => name.startsWith(kept.sha256));
  expect(files).toHaveLength(2);
  for (const name of files) {
    const bytes = await readFile(join(folder(), name));
    expect(bytes.toString('latin1')).not.toContain('Secret');
    const { exif, xmp, icc, iptc, comments } = await sharp(bytes).metadata();
    expect([exif, xmp, icc, iptc, comments]).toEqual(Array(5).fill(undefined));
  }
});

test('a picture is turned upright and made no larger than needed', async () => {
  const lying = await sharp({ create: { width: 4000, height: 1000, channels: 3, background: '#fff' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { kept } = await upload('resident-1', lying);
  expect([kept.width, kept.height]).toEqual([640, 2560]);
});

test('the same picture by two people is one file, and each may read it', async () => {
  const same = await picture('png', 128);
  const first = await upload('resident-1', same);
  const second = await upload('resident-2', same);
  expect(second.kept.evidenceId).toBe(first.kept.evidenceId);
  expect((await read(first.kept.evidenceId, 'resident-1')).status).toBe(200);
  expect((await read(first.kept.evidenceId, 'resident-2')).status).toBe(200);
});

test('it is read by its uploader and the staff of its community, by nobody else', async () => {
  const { kept } = await upload('resident-1', await picture('jpeg', 96), { query: '?communityId=demo-01' });
  const heard = async (as?: string) => (await read(kept.evidenceId, as)).status;
  expect(
    await Promise.all(['resident-1', 'worker-1', 'admin-1', 'bureau-1', 'inspector-1'].map(heard)),
  ).toEqual([200, 200, 200, 200, 200]);
  expect(
    await Promise.all([undefined, 'resident-2', 'resident-other', 'bureau-other', 'admin-12'].map(heard)),
  ).toEqual([404, 404, 404, 404, 404]);
});

test('it is not uploaded for a community of somebody else', async () => {
  const { status, code } = await upload('resident-1', await picture(), { query: '?communityId=demo-12' });
  expect([status, code]).toEqual([404, 'request/not-found']);
});

test('a document is taken from staff only, kept as it is, and saved instead of opened', async () => {
  const refused = await upload('resident-1', PDF, { name: 'a.jpg' });
  expect([refused.status, refused.code]).toEqual([415, 'evidence/unsupported-type']);
  const { kept } = await upload('admin-1', PDF, { query: '?communityId=demo-01', name: 'a.pdf' });
  expect([kept.type, kept.sha256]).toEqual([
    'application/pdf',
    createHash('sha256').update(PDF).digest('hex'),
  ]);
  const back = await read(kept.evidenceId, 'admin-1');
  expect(back.headers.get('content-disposition')).toMatch(/^attachment/);
});

const truncated = async () => (await picture('jpeg', 512)).subarray(0, 900);
const bomb = () =>
  sharp({ create: { width: 16000, height: 16000, channels: 3, background: '#000' } })
    .png({ compressionLevel: 9 })
    .toBuffer();

const movingWebp = async () => {
  const frames = await sharp({
    create: { width: 8, height: 16, channels: 3, background: '#fff', pageHeight: 8 },
  })
    .composite([{ input: await picture('png', 8), left: 0, top: 0 }])
    .webp({ loop: 0 })
    .toBuffer();
  expect((await sharp(frames).metadata()).pages).toBe(2);
  return frames;
};
/** An animation control chunk (PNG 3rd edition, 11.3.6.2) after the header of a usual PNG. */
const movingPng = async () => {
  const still = await picture('png', 8);
  const control = Buffer.concat([Buffer.from('00000008', 'hex'), Buffer.from('acTL'), Buffer.alloc(12)]);
  return Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]);
};

describe('a bad upload is refused and leaves nothing:', () => {
  test.each<[what: string, status: number, code: string, file: () => Buffer | Promise<Buffer>]>([
    ['an empty file', 400, 'evidence/one-file', () => Buffer.alloc(0)],
    ['a text that is called photo.jpg', 415, 'evidence/unsupported-type', () => Buffer.from('hello, world')],
    ['an SVG with a script', 415, 'evidence/unsupported-type', () => Buffer.from('<svg onload="alert(1)"/>')],
    ['a GIF', 415, 'evidence/unsupported-type', () => Buffer.from('GIF89a0000000000')],
    [
      'a page that begins like a picture',
      422,
      'evidence/broken-image',
      () => Buffer.from('\xff\xd8\xff<html>', 'latin1'),
    ],
    ['a picture that was cut off', 422, 'evidence/broken-image', truncated],
    ['a picture of 256 million pixels', 413, 'evidence/too-many-pixels', bomb],
    [
      'a page that is called photo.jpg',
      415,
      'evidence/unsupported-type',
      () => Buffer.from('<!doctype html>'),
    ],
    [
      'a ZIP that is called photo.jpg',
      415,
      'evidence/unsupported-type',
      () => Buffer.from('PK\x03\x04 a zip'),
    ],
    ['a moving WebP', 415, 'evidence/animated', movingWebp],
    ['a moving PNG', 415, 'evidence/animated', movingPng],
    ['more than 10 MB', 413, 'evidence/too-large', () => Buffer.alloc(10 * 1024 * 1024 + 1, 0xff)],
  ])('%s', async (_what, status, code, file) => {
    const before = readdirSync(folder());
    const heard = await upload('resident-1', await file());
    expect([heard.status, heard.code]).toEqual([status, code]);
    expect([readdirSync(folder()), await leftOver()]).toEqual([before, []]);
  });

  test('no file, two files, or a field beside it', async () => {
    const file = await picture();
    const second = new File([new Uint8Array(file)], 'b.jpg');
    for (const [sent, more] of [
      [undefined, { note: 'text' }],
      [file, { second }],
      [file, { note: 'text' }],
    ] as const) {
      const heard = await upload('resident-1', sent, { more });
      expect([heard.status, heard.code]).toEqual([400, 'evidence/one-file']);
    }
    expect(await leftOver()).toEqual([]);
  });

  test('fifty files', async () => {
    const form = new FormData();
    for (let i = 0; i < 50; i += 1)
      form.append('file', new File([new Uint8Array(await picture('png', 20 + 2 * i))], `${i}.png`));
    const reply = await fetch(`${server.address}/api/v1/evidence`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await server.tokenOf('resident-1')}` },
      body: form,
    });
    expect([reply.status, ((await reply.json()) as RefusalBody).error.code]).toEqual([
      400,
      'evidence/one-file',
    ]);
    expect(await leftOver()).toEqual([]);
  });

  test.each([
    ['climbs out of its folder', '../../../tmp/evil.jpg'],
    ['climbs out the other way', '..\\..\\evil.jpg'],
    ['begins at the root', '/etc/passwd'],
    ['begins at a drive', 'C:\\windows\\evil.jpg'],
    ['turns its end around', 'photo\u202egpj.exe'],
    ['has something invisible in it', 'photo\u200b.jpg'],
    ['ends a line', 'photo\u0001.jpg'],
    ['has no end', `${'a'.repeat(300)}.jpg`],
  ])('a name that %s', async (_what, name) => {
    const before = readdirSync(folder());
    const heard = await upload('resident-1', await picture(), { name });
    expect([heard.status, heard.code]).toEqual([400, 'evidence/file-name']);
    expect([readdirSync(folder()), await leftOver()]).toEqual([before, []]);
  });

  test.each([
    ['application/json', '{}'],
    ['multipart/form-data', 'x'],
    ['text/plain', 'x'],
  ])('a body of type %s', async (type, body) => {
    const heard = await server.send('POST', '/api/v1/evidence', {
      as: 'resident-1',
      body,
      headers: { 'content-type': type },
    });
    expect([heard.status, heard.code]).toEqual([415, 'evidence/not-multipart']);
  });

  test('a form that ends before its end', async () => {
    const body = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n\xff\xd8\xff`;
    const heard = await server.send('POST', '/api/v1/evidence', {
      as: 'resident-1',
      body,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
    expect([heard.status, heard.code]).toEqual([400, 'evidence/broken-upload']);
    expect(await leftOver()).toEqual([]);
  });
});

test('an upload that is broken off leaves no file and no descriptor', async () => {
  const token = await server.tokenOf('resident-1');
  const descriptors = () => readdirSync('/proc/self/fd').length;
  const before = descriptors();
  for (let round = 0; round < 10; round += 1) {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
    socket.write(
      `POST /api/v1/evidence HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n` +
        'content-type: multipart/form-data; boundary=b\r\ncontent-length: 4000000\r\n\r\n' +
        `--b\r\ncontent-disposition: form-data; name="file"; filename="${randomUUID()}.jpg"\r\n\r\n`,
    );
    socket.write(Buffer.alloc(100_000, 0xff));
    await waitUntil(async () => expect(await leftOver()).toHaveLength(1));
    socket.destroy();
    await waitUntil(async () => expect(await leftOver()).toEqual([]));
  }
  await waitUntil(() => expect(descriptors()).toBeLessThanOrEqual(before + 3));
});

test('an ordinary name, whatever it is in, is nobody’s business', async () => {
  for (const name of ['现场照片 1.jpg', 'http://tmp/abc.jpg', 'IMG_0001.HEIC', 'no-end', '.jpg'])
    expect((await upload('resident-1', await picture(), { name })).status).toBe(201);
});

test('a visitor uploads nothing', async () => {
  const heard = await server.send('POST', '/api/v1/evidence', { headers: {} });
  expect([heard.status, heard.code]).toEqual([401, 'session/not-signed-in']);
});

test('somebody signed in without a home and without an office uploads nothing', async () => {
  const heard = await upload('visitor-1', await picture());
  expect([heard.status, heard.code]).toEqual([403, 'identity/role-may-not']);
});

test('a household keeps 200 MB in a day, staff ten times as much; another account and the next day are free', async () => {
  const grown = async (as: string, bytes: number, side: number): Promise<void> => {
    const { kept } = await upload(as, await picture('png', side));
    await server.database.connection
      .collection<{ _id: string }>('evidence')
      .updateOne({ _id: kept.sha256 }, { $set: { bytes } });
  };
  const before = readdirSync(folder());
  await grown('resident-3', 200 * 1024 * 1024, 130);
  const heard = await upload('resident-3', await picture('png', 132));
  expect([heard.status, heard.code]).toEqual([429, 'evidence/too-much-today']);
  expect([readdirSync(folder()).length, await leftOver()]).toEqual([before.length + 2, []]);
  expect((await upload('resident-2', await picture('png', 134))).status).toBe(201);
  await grown('worker-1', 200 * 1024 * 1024, 136);
  expect((await upload('worker-1', await picture('png', 138))).status).toBe(201);
  await grown('worker-1', 2 * 1024 * 1024 * 1024, 140);
  expect((await upload('worker-1', await picture('png', 142))).code).toBe('evidence/too-much-today');
  server.clock.forward(86_400_001);
  server.forgetSessions();
  expect((await upload('resident-3', await picture('png', 144))).status).toBe(201);
});
