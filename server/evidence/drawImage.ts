import sharp, { type Sharp } from 'sharp';
import { WHOLE_SIDE, type CoverArea } from '../../shared/evidence/coverArea.ts';
import { FULL_SIDE, THUMB_SIDE, type EvidenceType } from '../../shared/evidence/evidenceApi.ts';

/** A photograph of a phone has up to 50 million pixels; more is a bomb. */
const MOST_PIXELS = 60_000_000;
const QUALITY = 82;
const THUMB_QUALITY = 72;
/** Blocks along a side of a covered rectangle: sixteen colours are left of a face, too few for any reconstruction. */
const BLOCKS = 4;

// One picture at a time uses one thread, and nothing of it is remembered.
sharp.concurrency(1);
sharp.cache(false);

/** A picture to be drawn: a new one by its path or bytes, or a kept one (bytes) with rectangles to be covered. */
export interface DrawQuestion {
  readonly file: string | Uint8Array;
  readonly type: EvidenceType;
  readonly areas?: readonly CoverArea[];
}

/** A drawn picture, whole and small (in JPEG). */
export interface DrawnImage {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly thumb: Uint8Array;
}

/** Why a picture is not drawn. */
export type Undrawn = 'too-many-pixels' | 'broken';

/** Draws what was asked for; a picture that cannot be decoded to the end, or is too large to be, is said to be so. */
export async function drawImage({ file, type, areas }: DrawQuestion): Promise<DrawnImage | Undrawn> {
  try {
    const { width, height } = await sharp(file, { limitInputPixels: false }).metadata();
    // By the header alone, before anything is decoded.
    if (width * height > MOST_PIXELS) return 'too-many-pixels';
    const drawn = areas === undefined ? clean(file, type) : await covered(file, type, areas);
    const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height, thumb: await small(data) };
  } catch {
    return 'broken';
  }
}

/** From its pixels alone, upright and no larger than needed. */
function clean(file: string | Uint8Array, type: EvidenceType): Sharp {
  const upright = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false })
    .autoOrient()
    .resize({ width: FULL_SIDE, height: FULL_SIDE, fit: 'inside', withoutEnlargement: true });
  return encoded(upright, type);
}

/** The small picture of a kept one, on white where it is transparent. */
function small(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes)
    .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: THUMB_QUALITY })
    .toBuffer();
}

/** Each rectangle replaced by at most four by four blocks of its mean colours: the pixels under it are not in the result. */
async function covered(
  file: string | Uint8Array,
  type: EvidenceType,
  areas: readonly CoverArea[],
): Promise<Sharp> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const raw = { width, height, channels };
  const blocks = await Promise.all(
    areas.map(async (area) => {
      const at = pixelsOf(area, width, height);
      const few = await sharp(data, { raw })
        .extract(at)
        .resize(Math.min(BLOCKS, at.width), Math.min(BLOCKS, at.height), { fit: 'fill' })
        .png()
        .toBuffer();
      const input = await sharp(few)
        .resize(at.width, at.height, { fit: 'fill', kernel: 'nearest' })
        .removeAlpha()
        .png()
        .toBuffer();
      return { input, left: at.left, top: at.top };
    }),
  );
  return encoded(sharp(data, { raw }).composite(blocks), type);
}

function encoded(picture: Sharp, type: EvidenceType): Sharp {
  if (type === 'image/png') return picture.png();
  return type === 'image/webp' ? picture.webp({ quality: QUALITY }) : picture.jpeg({ quality: QUALITY });
}

/** The pixels that a rectangle touches: rounded outward, so that no edge of what it covers stays. */
function pixelsOf({ x, y, width, height }: CoverArea, wide: number, high: number) {
  const left = Math.floor((x * wide) / WHOLE_SIDE);
  const top = Math.floor((y * high) / WHOLE_SIDE);
  return {
    left,
    top,
    width: Math.max(1, Math.ceil(((x + width) * wide) / WHOLE_SIDE) - left),
    height: Math.max(1, Math.ceil(((y + height) * high) / WHOLE_SIDE) - top),
  };
}
