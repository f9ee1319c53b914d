import { createHash } from 'node:crypto';
import type { Drawing } from '../../../shared/plan/plan.ts';

/** The product's own colours, as in its pages. */
export const INK = '#16211F';
const PAPER = '#F6F5F1';
export const CARD = '#FFFFFF';
export const GREEN = '#0B6B5B';
export const PALE_GREEN = '#E3F0EC';
export const AMBER = '#9A5B00';
export const PALE_AMBER = '#FFF3DC';
export const LINE = '#DDE3E0';

export const WIDTH = 720;
export const HEIGHT = 480;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A rectangle with slightly round corners. */
export function box({ x, y, width, height }: Box, fill: string, extra = ''): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${fill}"${extra}/>`;
}

/** A line of text around its middle. */
export function label(x: number, y: number, text: string, size = 16, fill: string = INK): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}">${text}</text>`;
}

/**
 * A drawing of the plan as one `data:` URI, headed by its title and marked 示意图·演示数据; `sha256` is of the SVG text.
 * `body` and `title` are trusted and contain no markup characters of strangers.
 */
export function svgDrawing(
  words: Pick<Drawing, 'drawingId' | 'title' | 'description'>,
  body: readonly string[],
): Drawing {
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="PingFang SC,HarmonyOS Sans SC,Noto Sans CJK SC,sans-serif" text-anchor="middle">`,
    box({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, PAPER),
    label(WIDTH / 2, 34, words.title, 22),
    ...body,
    box({ x: 262, y: 446, width: 196, height: 26 }, PALE_AMBER),
    label(WIDTH / 2, 464, '示意图 · 演示数据', 15, AMBER),
    '</svg>',
  ].join('');
  return {
    ...words,
    image: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    sha256: createHash('sha256').update(svg).digest('hex'),
  };
}
