import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a stranger's reader finds in a PDF. Sizes in points (1/72 inch). */
export interface ReadPdf {
  readonly pages: readonly { readonly width: number; readonly height: number; readonly text: string }[];
  /** Text of the QR code of the first page, null when none can be read. */
  readonly qr: string | null;
}

/** Opens a PDF with pdf.js, draws its first page and looks for a QR code on it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const reader = spawn(process.execPath, [join(import.meta.dirname, 'pdfReader.mjs')], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  reader.stdin.end(bytes);
  const [said, complained] = await Promise.all([text(reader.stdout), text(reader.stderr)]);
  if (said === '') throw new Error(complained);
  return JSON.parse(said) as ReadPdf;
}
