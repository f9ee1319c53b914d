import { availableParallelism } from 'node:os';
import type { CoverArea } from '../../shared/evidence/coverArea.ts';
import type { EvidenceType } from '../../shared/evidence/evidenceApi.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import { openIdleProcess } from '../thread/idleProcess.ts';
import { takingTurns } from '../thread/takingTurns.ts';
import type { DrawnImage, DrawQuestion, Undrawn } from './drawImage.ts';

/** Decoding takes memory and a core; one core is left to those who answer, and more pictures than this wait. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
const IDLE_MS = 60_000;
/** The lowest priority there is: whoever answers or asks goes first. */
const NICENESS = 19;

/** A picture as it is kept: whole, and small in JPEG. */
export interface CleanImage {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly thumb: Buffer;
}

// One for all: it takes tens of megabytes, and starts with the first photograph.
const drawer = openIdleProcess<DrawQuestion, DrawnImage | Undrawn>(
  new URL('drawProcess.mjs', import.meta.url),
  { idleMs: IDLE_MS, name: 'draws photographs', niceness: NICENESS },
);
const inTurn = takingTurns(AT_ONCE);

/**
 * Draws a picture anew from its pixels, turned upright and no larger than needed: where and when it was taken, by which
 * phone, and anything else hidden in the file stay behind. Refuses what cannot be decoded to the end.
 */
export function cleanImage(file: string | Buffer, type: EvidenceType): Promise<CleanImage | Refusal> {
  return draw({ file, type });
}

/** Draws a kept picture with each rectangle replaced by a few blocks of its mean colours. */
export function coverImage(
  file: Buffer,
  type: EvidenceType,
  areas: readonly CoverArea[],
): Promise<CleanImage | Refusal> {
  return draw({ file, type, areas });
}

/** A picture of which the process dies is broken like any other. */
async function draw(question: DrawQuestion): Promise<CleanImage | Refusal> {
  const drawn = await inTurn(() => drawer.ask(question)).catch((): Undrawn => 'broken');
  if (drawn === 'broken') return refuse('evidence/broken-image');
  if (drawn === 'too-many-pixels') return refuse('evidence/too-many-pixels');
  return { ...drawn, bytes: asBuffer(drawn.bytes), thumb: asBuffer(drawn.thumb) };
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
