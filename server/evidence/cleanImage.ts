import sharp, { type Sharp } from 'sharp';
import { FULL_SIDE, THUMB_SIDE, type EvidenceType } from '../../shared/evidence/evidenceApi.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import { drawInTurn } from './drawInTurn.ts';

/** A photograph of a phone has up to 50 million pixels; more is a bomb. */
const MOST_PIXELS = 60_000_000;
const QUALITY = 82;
const THUMB_QUALITY = 72;

/** A picture as it is kept: whole, and small in JPEG. */
export interface CleanImage {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly thumb: Buffer;
}

/**
 * Draws a picture anew from its pixels, turned upright and no larger than needed: where and when it was taken, by which
 * phone, and anything else hidden in the file stay behind. Refuses what cannot be decoded to the end.
 */
export function cleanImage(file: string | Buffer, type: EvidenceType): Promise<CleanImage | Refusal> {
  return drawInTurn(async () => {
    try {
      const tooMany = await refusePixels(file);
      if (isRefusal(tooMany)) return tooMany;
      const upright = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false })
        .autoOrient()
        .resize({ width: FULL_SIDE, height: FULL_SIDE, fit: 'inside', withoutEnlargement: true });
      const { data, info } = await encoded(upright, type).toBuffer({ resolveWithObject: true });
      return { bytes: data, width: info.width, height: info.height, thumb: await smallImage(data) };
    } catch {
      return refuse('evidence/broken-image');
    }
  });
}

/** The small picture of a kept one, on white where it is transparent. */
export function smallImage(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes)
    .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: THUMB_QUALITY })
    .toBuffer();
}

/** A picture in the type in which it is kept; nothing but pixels goes in. */
export function encoded(picture: Sharp, type: EvidenceType): Sharp {
  if (type === 'image/png') return picture.png();
  return type === 'image/webp' ? picture.webp({ quality: QUALITY }) : picture.jpeg({ quality: QUALITY });
}

/** By the header alone, before anything is decoded. */
async function refusePixels(file: string | Buffer): Promise<Refusal | undefined> {
  const { width, height } = await sharp(file, { limitInputPixels: false }).metadata();
  return width * height > MOST_PIXELS ? refuse('evidence/too-many-pixels') : undefined;
}
