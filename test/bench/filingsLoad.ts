import { randomUUID } from 'node:crypto';
import { setPriority } from 'node:os';
import sharp from 'sharp';
import { Pool } from 'undici';
import type { EvidenceKept } from '../../shared/evidence/evidenceApi.ts';
import { PHOTOS, type FilingOrder } from './filingOrder.ts';

/** No photograph comes twice: one that is known takes the place of its own file. */
const PICTURES = Number(process.argv[2]);
const SCENES = 12;
const SIZE = { width: 1600, height: 1200 } as const;
/** In truth these are two hundred phones, none of which takes processor time from the server. */
const NICENESS = 10;
const BOUNDARY = 'bench-photograph';

// Files complaints with photographs, in a process of its own: what it costs must not be measured as waiting.
setPriority(NICENESS);
const scenes = await Promise.all(Array.from({ length: SCENES }, (_, index) => scene(index)));
const forms: Buffer[] = [];
for (let index = 0; index < PICTURES; index += 1) forms.push(await form(index));
process.on('message', (order: FilingOrder) => {
  void fileAll(order).then(
    () => process.send?.('filed'),
    (error: unknown) => process.send?.(String(error)),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

/** Pixels as of a photograph: a grey with the noise of a lens. */
function scene(index: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 18 } as const;
  return sharp({ create: { ...SIZE, channels: 3, background: { r: 9 * index, g: 120, b: 90 }, noise } })
    .blur(1.2)
    .raw()
    .toBuffer();
}

/** As a phone sends them: 12 megapixels made smaller to 1600 × 1200, each another by a dark bar as long as its number. */
async function form(index: number): Promise<Buffer> {
  const pixels = Buffer.from(scenes[index % SCENES] ?? Buffer.alloc(0));
  pixels.fill(0, 0, 8 * 3 * (index + 1));
  const photo = await sharp(pixels, { raw: { ...SIZE, channels: 3 } })
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
        const photo = forms.pop();
        if (photo === undefined) throw new Error('more photographs are sent than were drawn');
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
