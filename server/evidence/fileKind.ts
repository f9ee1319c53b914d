import { open, type FileHandle } from 'node:fs/promises';
import type { EvidenceType } from '../../shared/evidence/evidenceApi.ts';

const HEAD_BYTES = 32;
const TAIL_BYTES = 1024;
/** Chunks of a PNG before its first picture data: a dozen are usual. */
const MOST_CHUNKS = 100;
/** Flag of an extended WebP (RFC 9649, 2.7.1): it moves. */
const WEBP_ANIMATION = 0x02;

/** What a file is by its own bytes; `animated`: more than one picture, of which a reader would see only one. */
export interface FileKind {
  readonly type: EvidenceType;
  readonly animated: boolean;
}

/** What a file is by its own first bytes, whatever its sender calls it; undefined for everything that is not kept. */
export async function fileKind(path: string): Promise<FileKind | undefined> {
  const file = await open(path, 'r');
  try {
    const head = await read(file, HEAD_BYTES, 0);
    const type = typeOf(head);
    if (type === undefined) return undefined;
    if (type === 'image/webp') return { type, animated: isMovingWebp(head) };
    if (type === 'image/png') return { type, animated: await isMovingPng(file) };
    if (type === 'image/jpeg') return { type, animated: false };
    // A document that was cut off on its way has no end.
    const { size } = await file.stat();
    const tail = await read(file, TAIL_BYTES, Math.max(0, size - TAIL_BYTES));
    return tail.includes('%%EOF') ? { type, animated: false } : undefined;
  } finally {
    await file.close();
  }
}

async function read(file: FileHandle, length: number, from: number): Promise<Buffer> {
  return (await file.read(Buffer.alloc(length), 0, length, from)).buffer;
}

/** The signatures of JPEG (SOI and a marker), PNG (RFC 2083), WebP in RIFF (RFC 9649), and PDF (ISO 32000). */
function typeOf(head: Buffer): EvidenceType | undefined {
  if (head.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))) return 'image/jpeg';
  if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp';
  return head.toString('latin1', 0, 5) === '%PDF-' ? 'application/pdf' : undefined;
}

function isMovingWebp(head: Buffer): boolean {
  return head.toString('latin1', 12, 16) === 'VP8X' && ((head[20] ?? 0) & WEBP_ANIMATION) !== 0;
}

/** An animation says so in a chunk before the first picture data (PNG 3rd edition, 11.3.6.2). */
async function isMovingPng(file: FileHandle): Promise<boolean> {
  let at = 8;
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk += 1) {
    const head = await read(file, 8, at);
    const name = head.toString('latin1', 4, 8);
    if (name === 'acTL') return true;
    if (!/^[A-Za-z]{4}$/.test(name) || name === 'IDAT') return false;
    at += head.readUInt32BE(0) + 12;
  }
  return false;
}
