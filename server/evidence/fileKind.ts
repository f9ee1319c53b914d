import { open } from 'node:fs/promises';
import type { EvidenceType } from '../../shared/evidence/evidenceApi.ts';

const HEAD_BYTES = 16;
const TAIL_BYTES = 1024;

/** What a file is by its own first bytes, whatever its sender calls it; undefined for everything that is not kept. */
export async function fileKind(path: string): Promise<EvidenceType | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = (await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)).buffer;
    const kind = kindOf(head);
    if (kind !== 'application/pdf') return kind;
    // A document that was cut off on its way has no end.
    const from = Math.max(0, size - TAIL_BYTES);
    const tail = (await file.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, from)).buffer;
    return tail.includes('%%EOF') ? kind : undefined;
  } finally {
    await file.close();
  }
}

/** The signatures of JPEG (SOI and a marker), PNG (RFC 2083), WebP in RIFF, and PDF (ISO 32000). */
function kindOf(head: Buffer): EvidenceType | undefined {
  if (head.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))) return 'image/jpeg';
  if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp';
  return head.toString('latin1', 0, 5) === '%PDF-' ? 'application/pdf' : undefined;
}
