import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import { isDiskFull } from './storageFault.ts';

/** Room for the form's own headers and boundaries. */
const FORM_BYTES = 64 * 1024;
/** A form of ours has one part; a few more are read so that their sender can be told. */
const MOST_PARTS = 4;

/**
 * Streams the one file of a multipart form to `path`, at most `mostBytes`. Undefined when it is there whole; otherwise
 * a refusal, and whatever was written is for the caller to remove. However the sender or the disk ends it, no
 * descriptor stays open.
 */
export async function receiveFile(
  request: IncomingMessage,
  path: string,
  mostBytes: number,
): Promise<Refusal | undefined> {
  const tooLarge = refuse('evidence/too-large', { mostBytes });
  const form = openForm(request, mostBytes);
  if (isRefusal(form)) return form;
  if (Number(request.headers['content-length'] ?? 0) > mostBytes + FORM_BYTES) return tooLarge;
  const cut = new AbortController();
  const seen: { file?: BusboyFileStream; refusal?: Refusal; failure?: unknown } = {};
  let saving: Promise<void> = Promise.resolve();
  const notOne = (): void => void (seen.refusal ??= refuse('evidence/one-file'));
  form.on('field', notOne).on('partsLimit', notOne).on('filesLimit', notOne);
  form.on('file', (_field, file, name) => {
    if (isTrick(name)) seen.refusal ??= refuse('evidence/file-name');
    seen.file = file;
    saving = save(file, path, cut.signal).catch((error: unknown) => void (seen.failure ??= error));
  });
  try {
    await pipeline(request, form);
    await saving;
  } catch {
    cut.abort();
    await saving;
    return isDiskFull(seen.failure) ? refuse('evidence/storage-full') : refuse('evidence/broken-upload');
  }
  if (isDiskFull(seen.failure)) return refuse('evidence/storage-full');
  if (seen.failure !== undefined) return refuse('evidence/broken-upload');
  if (seen.refusal !== undefined) return seen.refusal;
  if (seen.file === undefined) return refuse('evidence/one-file');
  return seen.file.truncated ? tooLarge : undefined;
}

/**
 * Writes a part of the form to a file. A disk that fails does not end the request: the rest is read and thrown away, so
 * that the sender hears why.
 */
function save(part: Readable, path: string, broken: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const out = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    broken.addEventListener('abort', () => out.destroy());
    out.once('error', (error) => {
      part.unpipe(out);
      part.resume();
      reject(error);
    });
    // A form that ends too soon says so on its part; unheard, that would end the process.
    part.on('error', (error) => {
      out.destroy();
      reject(error);
    });
    out.once('close', resolve);
    part.pipe(out);
  });
}

function openForm(request: IncomingMessage, mostBytes: number): BusboyInstance | Refusal {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) return refuse('evidence/not-multipart');
  try {
    return new Busboy({
      // Seen whole, so that a name that tries to be a path is refused rather than cut.
      preservePath: true,
      headers: { 'content-type': type },
      limits: {
        files: 1,
        fields: 1,
        parts: MOST_PARTS,
        fileSize: mostBytes,
        headerPairs: 50,
        fieldSize: 1024,
      },
      // Everything that names a file is one, whatever type it claims to be.
      isPartAFile: (_field, _type, name) => name !== undefined,
    });
  } catch {
    return refuse('evidence/not-multipart');
  }
}

const LONGEST_NAME = 255;

/**
 * A name is never used; one that climbs (`..`), begins at a root or a drive, or hides characters is no camera's. Slashes
 * alone are not: WeChat's own temporary files are called `http://tmp/…`.
 */
function isTrick(name: string): boolean {
  if (name.length > LONGEST_NAME || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) return true;
  return name.split(/[/\\]/).includes('..') || /^([/\\]|[A-Za-z]:\\)/.test(name);
}
