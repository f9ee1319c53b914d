import { randomUUID } from 'node:crypto';
import { setPriority } from 'node:os';
import sharp from 'sharp';
import { Pool } from 'undici';
import type { EvidenceKept } from '../../shared/evidence/evidenceApi.ts';
import { PHOTOS, type FilingOrder } from './filingOrder.ts';

const PICTURES = 24;
/** In truth these are two hundred phones, none of which takes processor time from the server. */
const NICENESS = 10;
const BOUNDARY = 'bench-photograph';

// Files complaints with photographs, in a process of its own: what it costs must not be measured as waiting.
setPriority(NICENESS);
const forms = await Promise.all(Array.from({ length: PICTURES }, (_, index) => form(index)));
process.on('message', (order: FilingOrder) => {
  void fileAll(order).then(
    () => process.send?.('filed'),
    (error: unknown) => process.send?.(String(error)),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

/** As a phone sends them: 12 megapixels made smaller to 1600 × 1200, each another. */
async function form(index: number): Promise<Buffer> {
  const photo = await sharp({
    create: {
      width: 1600,
      height: 1200,
      channels: 3,
      background: { r: 9 * index, g: 120, b: 90 },
      noise: { type: 'gaussian', mean: 128, sigma: 18 },
    },
  })
    .blur(1.2)
    .jpeg({ quality: 80 })
    .toBuffer();
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="photo.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

async function fileAll({ url, token, communityId, filings, atOnce }: FilingOrder): Promise<void> {
  const pool = new Pool(url, { connections: atOnce });
  const send = async (path: string, type: string, body: Buffer | string): Promise<unknown> => {
    const reply = await pool.request({
      method: 'POST',
      path: `/api/v1${path}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body,
    });
    if (reply.statusCode !== 201) throw new Error(`${path}: ${reply.statusCode} ${await reply.body.text()}`);
    return reply.body.json();
  };
  let begun = 0;
  const filer = async (): Promise<void> => {
    while (begun < filings) {
      begun += 1;
      const filing = begun;
      const photos = new Set<string>();
      for (let i = 0; i < PHOTOS; i += 1) {
        const photo = forms[(filing * PHOTOS + i) % forms.length] ?? Buffer.alloc(0);
        const kept = await send(
          `/evidence?communityId=${communityId}`,
          `multipart/form-data; boundary=${BOUNDARY}`,
          photo,
        );
        photos.add((kept as EvidenceKept).evidenceId);
      }
      const complaint = {
        clientKey: randomUUID(),
        category: 'leak',
        place: { kind: 'public' },
        text: `楼道漏水，第 ${filing} 件`,
        heard: 'call',
        photos: [...photos],
      };
      await send(`/communities/${communityId}/complaints`, 'application/json', JSON.stringify(complaint));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, filer));
  await pool.close();
}
