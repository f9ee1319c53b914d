import sharp, { type Sharp } from 'sharp';
import type { EvidenceType } from '../../shared/evidence/evidenceApi.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';

/** A photograph of a phone has up to 50 million pixels; more is a bomb. */
const MOST_PIXELS = 60_000_000;
/** Longest side that is kept: a notice on a wall stays readable. */
const LONGEST_SIDE = 2560;
const QUALITY = 82;
/** Decoding takes memory; more than this many wait. */
const AT_ONCE = 2;

// One picture uses one core, and nothing of it is remembered.
sharp.concurrency(1);
sharp.cache(false);

/** A picture as it is kept. */
export interface CleanImage {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Draws a picture anew from its pixels, turned upright and no larger than needed: where and when it was taken, by which
 * phone, and anything else hidden in the file stay behind. Refuses what cannot be decoded to the end.
 */
export async function cleanImage(path: string, type: EvidenceType): Promise<CleanImage | Refusal> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await draw(path, type);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function draw(path: string, type: EvidenceType): Promise<CleanImage | Refusal> {
  try {
    const picture = sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false });
    const tooMany = await refusePixels(path);
    if (isRefusal(tooMany)) return tooMany;
    const upright = picture
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
    const { data, info } = await encoded(upright, type).toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return refuse('evidence/broken-image');
  }
}

/** By the header alone, before anything is decoded. */
async function refusePixels(path: string): Promise<Refusal | undefined> {
  const { width, height } = await sharp(path, { limitInputPixels: false }).metadata();
  return width * height > MOST_PIXELS ? refuse('evidence/too-many-pixels') : undefined;
}

function encoded(picture: Sharp, type: EvidenceType): Sharp {
  if (type === 'image/png') return picture.png();
  return type === 'image/webp' ? picture.webp({ quality: QUALITY }) : picture.jpeg({ quality: QUALITY });
}
