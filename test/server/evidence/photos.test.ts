import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { sweepIdle, IDLE_MS } from '../../../server/evidence/sweepIdle.ts';
import { evidenceFolder, openArrivals } from '../../../server/evidence/arrivals.ts';
import { coverPhoto, uncoverPhoto } from '../../../server/evidence/coverPhoto.ts';
import type { EvidenceRecord } from '../../../server/evidence/evidenceModel.ts';
import { openEvidenceStore, renditionKeys } from '../../../server/evidence/evidenceStore.ts';
import { folderStorage } from '../../../server/evidence/folderStorage.ts';
import { photoAddressBook } from '../../../server/evidence/photoAddress.ts';
import { openPhotoStore } from '../../../server/evidence/photoStore.ts';
import type { EvidenceKept, PhotoCovering } from '../../../shared/evidence/evidenceApi.ts';
import { isRefusal } from '../../../shared/refusal.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// What is shown of a photograph, and to whom: signed addresses that end within minutes, and covers over faces and plates
// that are the only thing other residents see (domain: photographs of complaints).

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const folder = () => evidenceFolder(server.dataDir);

/** A white picture with a dark face in its upper left quarter, a different one for every mark. */
const picture = (mark: number) =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#ffffff' } })
    .composite([
      {
        input: Buffer.from(
          `<svg width="200" height="150"><rect width="200" height="150" fill="#${(mark * 4099 + 0x102030).toString(16)}"/>` +
            Array.from(
              { length: 50 },
              (_, i) => `<rect x="${i * 4}" width="2" height="150" fill="#fff"/>`,
            ).join('') +
            '</svg>',
        ),
        left: 0,
        top: 0,
      },
    ])
    .png()
    .toBuffer();
let mark = 0;
async function upload(as = 'resident-1', file?: Buffer): Promise<EvidenceKept> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(file ?? (await picture((mark += 1))))], 'photo.png'));
  const reply = await fetch(`${server.address}/api/v1/evidence?communityId=demo-01`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(as)}` },
    body: form,
  });
  expect(reply.status).toBe(201);
  return (await reply.json()) as EvidenceKept;
}
const open = (address: string) => fetch(`${server.address}/api/v1${address}`);
const bytesOf = async (address: string) => Buffer.from(await (await open(address)).arrayBuffer());
const codeOf = async (address: string) => {
  const reply = await open(address);
  const body = (await reply.json()) as { readonly error: { readonly code: string } };
  return [reply.status, body.error.code];
};
const addresses = async (evidenceId: string, as = 'resident-1') =>
  (await server.call('GET /evidence/:evidenceId/addresses', { params: { evidenceId }, as })).reply;
const cover = (evidenceId: string, areas: readonly object[], as = 'worker-1') =>
  server.send('POST', `/api/v1/evidence/${evidenceId}/cover`, { as, body: JSON.stringify({ areas }) });
const store = () =>
  openEvidenceStore(server.database.connection, {
    placeOf: () => Promise.resolve(undefined),
    isPublic: () => false,
  });
const FACE = { x: 0, y: 0, width: 500, height: 500 };

test('a photograph has a small picture beside the whole one, and both open without a session', async () => {
  const { evidenceId } = await upload();
  const { thumbUrl, fullUrl } = await addresses(evidenceId);
  const full = await open(fullUrl);
  expect([full.status, full.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(full.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
  const small = await sharp(await bytesOf(thumbUrl)).metadata();
  expect([small.format, small.width, small.exif]).toEqual(['jpeg', 400, undefined]);
});

test('an address ends within ten minutes, and nobody can make one or turn it into another', async () => {
  const { evidenceId } = await upload();
  const other = await upload();
  const { thumbUrl } = await addresses(evidenceId);
  for (const wrong of [
    thumbUrl.replace('/thumb', '/full'),
    thumbUrl.replace(evidenceId, other.evidenceId),
    thumbUrl.replace(/expires=(\d+)/, (_, at: string) => `expires=${Number(at) + 60}`),
    thumbUrl.replace(/signature=./, (one) => `signature=${one.endsWith('A') ? 'B' : 'A'}`),
  ])
    expect(await codeOf(wrong)).toEqual([403, 'evidence/address-not-valid']);
  expect((await open(thumbUrl.replace(/&signature=.*/, ''))).status).toBe(400);
  expect((await open(thumbUrl)).status).toBe(200);
  server.clock.forward(10 * 60_000);
  expect(await codeOf(thumbUrl)).toEqual([403, 'evidence/address-expired']);
});

test('the address of another key opens nothing', async () => {
  const { evidenceId } = await upload();
  const forged = photoAddressBook(Buffer.alloc(32, 7)).photoAddresses(evidenceId, {
    covered: false,
    expiresAt: server.clock.now() + 60_000,
  });
  expect(await codeOf(forged.fullUrl)).toEqual([403, 'evidence/address-not-valid']);
});

test('addresses are given to the uploader and the staff of the community only', async () => {
  const { evidenceId } = await upload();
  for (const as of ['resident-1', 'worker-1', 'admin-1'])
    expect((await addresses(evidenceId, as)).thumbUrl).toContain(evidenceId);
  for (const as of ['resident-2', 'resident-other', 'admin-12', 'bureau-other'])
    await expectRefused(server, 'request/not-found', () =>
      server.send('GET', `/api/v1/evidence/${evidenceId}/addresses`, { as }),
    );
});

test('what is covered is beyond recovery, and the photograph itself stays for the desk', async () => {
  const { evidenceId } = await upload();
  const before = await readFile(join(folder(), evidenceId));
  const covering = (await cover(evidenceId, [FACE])).reply as PhotoCovering;
  expect(covering.areas).toEqual([FACE]);
  const shown = await bytesOf(covering.covered?.fullUrl ?? '');
  const { data, info } = await sharp(shown).raw().toBuffer({ resolveWithObject: true });
  const colours = new Set<string>();
  for (let y = 0; y < 150; y += 1)
    for (let x = 0; x < 200; x += 1) {
      const at = (y * info.width + x) * info.channels;
      colours.add(data.subarray(at, at + 3).toString('hex'));
    }
  expect(colours.size).toBeLessThanOrEqual(16);
  // Right beside the rectangle nothing has changed.
  expect(data.subarray(info.channels * 201, info.channels * 201 + 3).toString('hex')).toBe('ffffff');
  expect(
    (await sharp(await bytesOf(covering.covered?.thumbUrl ?? '')).stats()).channels[0]?.mean,
  ).toBeLessThan(255);
  expect(await bytesOf(covering.fullUrl)).toEqual(before);
});

test('other residents see only what was covered or declared free; a new cover replaces the old, undone there is none', async () => {
  const photos = openPhotoStore(server.database.connection, photoAddressBook(Buffer.alloc(32)), server.clock);
  const shown = async (id: string) => (await photos.show([id], 'covered')).get(id)?.blurred;
  const { evidenceId } = await upload();
  const files = () => readdirSync(folder()).filter((name) => name.startsWith(evidenceId)).length;
  expect([await shown(evidenceId), files()]).toEqual([undefined, 2]);
  const first = (await cover(evidenceId, [FACE])).reply as PhotoCovering;
  expect([await shown(evidenceId), files()]).toEqual([true, 4]);
  const second = (await cover(evidenceId, [{ x: 100, y: 100, width: 100, height: 100 }]))
    .reply as PhotoCovering;
  expect(files()).toBe(4);
  // The address is of what others see now, not of a file that is gone.
  expect(await bytesOf(first.covered?.fullUrl ?? '')).toEqual(await bytesOf(second.covered?.fullUrl ?? ''));
  const free = (await cover(evidenceId, [])).reply as PhotoCovering;
  expect([free.areas, files(), await shown(evidenceId)]).toEqual([[], 2, true]);
  expect(await bytesOf(free.covered?.fullUrl ?? '')).toEqual(await bytesOf(free.fullUrl));
  const undone = await server.call('DELETE /evidence/:evidenceId/cover', {
    params: { evidenceId },
    as: 'admin-1',
  });
  expect([undone.reply.areas, undone.reply.covered, await shown(evidenceId)]).toEqual([
    null,
    null,
    undefined,
  ]);
  expect(await codeOf(free.covered?.fullUrl ?? '')).toEqual([404, 'request/not-found']);
});

describe('several people at one photograph', () => {
  const others = async (evidenceId: string) =>
    (await server.call('GET /evidence/:evidenceId/cover', { params: { evidenceId }, as: 'admin-1' })).reply;
  const lying = (evidenceId: string) =>
    readdirSync(folder())
      .filter((name) => name.startsWith(evidenceId))
      .sort();
  const known = async (evidenceId: string) => {
    const record = await server.database.connection
      .collection<EvidenceRecord>('evidence')
      .findOne({ _id: evidenceId });
    return record === null ? [] : [...renditionKeys(record)].sort();
  };

  test('who decides on what somebody else has just covered is told so, and nothing is uncovered by it', async () => {
    const { evidenceId } = await upload();
    const before = await others(evidenceId);
    const first = (await cover(evidenceId, [FACE])).reply as PhotoCovering;
    const late = await server.send('POST', `/api/v1/evidence/${evidenceId}/cover`, {
      as: 'admin-1',
      body: JSON.stringify({ areas: [], seen: before.coveredAt }),
    });
    expect([late.status, late.code]).toEqual([409, 'evidence/cover-changed']);
    expect((await others(evidenceId)).areas).toEqual([FACE]);
    const seen = await server.send('POST', `/api/v1/evidence/${evidenceId}/cover`, {
      as: 'admin-1',
      body: JSON.stringify({ areas: [], seen: first.coveredAt }),
    });
    expect(seen.status).toBe(200);
  });

  test('cover and uncover it at once: what stands in the end is whole, and no file of another decision stays', async () => {
    const { evidenceId } = await upload();
    const parts = { storage: folderStorage(folder(), await openArrivals(server.dataDir)), evidence: store() };
    const record = await parts.evidence.find(evidenceId);
    if (record === undefined) throw new Error('it is not kept');
    let at = server.clock.now();
    let told = 0;
    for (let round = 0; round < 6; round += 1) {
      // The same rectangle, hence the same picture, by two; and one who takes back whatever there is.
      const done = await Promise.all([
        coverPhoto(parts, record, [FACE], { by: 'a', at: new Date((at += 1)) }),
        coverPhoto(parts, record, [FACE], { by: 'b', at: new Date((at += 1)) }),
        uncoverPhoto(parts, record),
      ]);
      told += done.filter((one) => isRefusal(one) && one.refused === 'evidence/cover-changed').length;
      expect(lying(evidenceId)).toEqual(await known(evidenceId));
      await uncoverPhoto(parts, record);
    }
    expect(told).toBeGreaterThan(0);
    expect(lying(evidenceId)).toHaveLength(2);
  });

  test('is open to others all the while it is covered anew', async () => {
    const { evidenceId } = await upload();
    const { covered } = (await cover(evidenceId, [FACE])).reply as PhotoCovering;
    const statuses: number[] = [];
    let changing = true;
    const reader = async (): Promise<void> => {
      while (changing) statuses.push((await open(covered?.fullUrl ?? '')).status);
    };
    const readers = Array.from({ length: 4 }, reader);
    for (let turn = 0; turn < 12; turn += 1) await cover(evidenceId, [{ ...FACE, x: 10 * turn, width: 400 }]);
    changing = false;
    await Promise.all(readers);
    expect(statuses.length).toBeGreaterThan(12);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('upload the same one at the same time, and all of them have it', async () => {
    const facts = { _id: 'e'.repeat(64), type: 'image/png', bytes: 7, width: 1, height: 1 } as const;
    const by = { accountId: 'a', communityId: 'demo-01', at: new Date(server.clock.now()) };
    const begun = await Promise.all(Array.from({ length: 40 }, () => store().begin(facts, by)));
    expect(begun.filter(isRefusal)).toEqual([]);
    const file = await picture((mark += 1));
    const all = await Promise.all(['resident-1', 'resident-2', 'admin-1'].map((as) => upload(as, file)));
    expect(new Set(all.map(({ evidenceId }) => evidenceId)).size).toBe(1);
  });
});

test('only the staff of the community decide what is covered, and each decision is in the audit trail', async () => {
  const { evidenceId } = await upload();
  await expectRefused(server, 'identity/role-may-not', () => cover(evidenceId, [], 'resident-1'));
  await expectRefused(server, 'identity/role-may-not', () => cover(evidenceId, [], 'bureau-1'));
  await expectRefused(server, 'request/not-found', () => cover(evidenceId, [], 'admin-12'));
  await expectRefused(server, 'request/not-found', () => cover('f'.repeat(64), [], 'admin-1'));
  await cover(evidenceId, [FACE], 'worker-1');
  await server.call('DELETE /evidence/:evidenceId/cover', { params: { evidenceId }, as: 'admin-1' });
  const { items } = (await server.call('GET /audit', { query: { limit: 10 }, as: 'inspector-1' })).reply;
  const acts = items
    .filter(({ target }) => target === evidenceId)
    .map(({ act, actorRole }) => [act, actorRole]);
  expect(acts).toEqual([
    ['photo.uncover', 'communityAdmin'],
    ['photo.cover', 'worker'],
  ]);
});

test.each([
  ['outside the photograph', [{ x: 900, y: 0, width: 101, height: 10 }]],
  ['too thin', [{ x: 0, y: 0, width: 4, height: 100 }]],
  ['of half permille', [{ x: 0.5, y: 0, width: 100, height: 100 }]],
  ['too many', Array.from({ length: 41 }, () => FACE)],
  ['with something more', [{ ...FACE, colour: 'red' }]],
])('rectangles that are %s are refused', async (_what, areas) => {
  const { evidenceId } = await upload();
  const heard = await cover(evidenceId, areas);
  expect([heard.status, heard.code]).toEqual([400, 'request/invalid-field']);
});

test('a paper has no faces to cover', async () => {
  const form = new FormData();
  form.set('file', new File(['%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'], 'a.pdf'));
  const reply = await fetch(`${server.address}/api/v1/evidence?communityId=demo-01`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf('admin-1')}` },
    body: form,
  });
  const { evidenceId } = (await reply.json()) as EvidenceKept;
  const heard = await cover(evidenceId, [FACE], 'admin-1');
  expect([heard.status, heard.code]).toEqual([409, 'evidence/not-a-photo']);
});

describe('what no command names', () => {
  const parts = async () => {
    const { connection } = server.database;
    return {
      evidence: store(),
      storage: folderStorage(folder(), await openArrivals(server.dataDir)),
      clock: server.clock,
      photos: openPhotoStore(connection, photoAddressBook(Buffer.alloc(32)), server.clock),
    };
  };
  const isKept = (id: string) => readdirSync(folder()).some((name) => name.startsWith(id));
  const claim = async (evidenceId: string, as = 'resident-1') => {
    const account = (await server.call('GET /me', { as })).reply;
    const { photos } = await parts();
    return photos.claim({ evidenceIds: [evidenceId], accountId: account.id, communityId: 'demo-01' });
  };

  test('is swept after three days, with every file of it; what was named stays for good', async () => {
    const named = await upload();
    const idle = await upload();
    await cover(idle.evidenceId, [FACE]);
    expect(await claim(named.evidenceId)).toBeUndefined();
    server.clock.forward(IDLE_MS - 3_600_000);
    server.forgetSessions();
    const again = await upload('resident-1', await picture(7000));
    await sweepIdle(await parts());
    expect(isKept(idle.evidenceId)).toBe(true);
    server.clock.forward(3_700_000);
    expect(await sweepIdle(await parts())).toBeGreaterThan(0);
    expect([idle, named, again].map(({ evidenceId }) => isKept(evidenceId))).toEqual([false, true, true]);
    expect(await claim(idle.evidenceId)).toEqual({ refused: 'evidence/photo-unknown' });
  });

  test('begins its three days anew when it is uploaded again', async () => {
    const file = await picture(7001);
    const { evidenceId } = await upload('resident-1', file);
    server.clock.forward(IDLE_MS - 3_600_000);
    server.forgetSessions();
    await upload('resident-1', file);
    server.clock.forward(3_700_000);
    await sweepIdle(await parts());
    expect(isKept(evidenceId)).toBe(true);
  });

  test('is either named or swept, never both, however they meet', async () => {
    const all = [];
    for (let i = 0; i < 12; i += 1) all.push(await upload());
    server.clock.forward(IDLE_MS + 1000);
    server.forgetSessions();
    const swept = parts().then(sweepIdle);
    const claims = await Promise.all(all.map(({ evidenceId }) => claim(evidenceId)));
    await swept;
    for (const [index, { evidenceId }] of all.entries())
      expect(isKept(evidenceId)).toBe(claims[index] === undefined);
  });

  test('is claimed by its uploader only', async () => {
    const { evidenceId } = await upload('resident-1');
    expect(await claim(evidenceId, 'resident-2')).toEqual({ refused: 'evidence/photo-unknown' });
  });

  test('whose files never arrived is shown to nobody, cannot be named, and goes with what has arrived of it', async () => {
    const { evidenceId } = await upload();
    const records = server.database.connection.collection<{ _id: string }>('evidence');
    // As a process leaves it that dies between the record and the last file.
    await records.updateOne({ _id: evidenceId }, { $set: { arriving: true } });
    expect(await claim(evidenceId)).toEqual({ refused: 'evidence/photo-unknown' });
    await expectRefused(server, 'request/not-found', () =>
      server.send('GET', `/api/v1/evidence/${evidenceId}`, { as: 'resident-1' }),
    );
    server.clock.forward(IDLE_MS + 1000);
    server.forgetSessions();
    await sweepIdle(await parts());
    expect([isKept(evidenceId), await records.countDocuments({ _id: evidenceId })]).toEqual([false, 0]);
  });
});
