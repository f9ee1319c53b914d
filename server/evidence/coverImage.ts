import sharp from 'sharp';
import { WHOLE_SIDE, type CoverArea } from '../../shared/evidence/coverArea.ts';
import type { EvidenceType } from '../../shared/evidence/evidenceApi.ts';
import { encoded, smallImage } from './cleanImage.ts';
import { drawInTurn } from './drawInTurn.ts';

/** Blocks along a side of a covered rectangle: sixteen colours are left of a face, too few for any reconstruction. */
const BLOCKS = 4;

/**
 * The picture with each rectangle replaced by at most four by four blocks of its mean colours, whole and small. The
 * pixels under a rectangle are not in the result.
 */
export function coverImage(
  bytes: Buffer,
  type: EvidenceType,
  areas: readonly CoverArea[],
): Promise<{ readonly full: Buffer; readonly thumb: Buffer }> {
  return drawInTurn(async () => {
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
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
    const full = await encoded(sharp(data, { raw }).composite(blocks), type).toBuffer();
    return { full, thumb: await smallImage(full) };
  });
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
