import type { IncomingMessage } from 'node:http';
import { Refused } from './refused.ts';
import { parseStrictJson } from './strictJson.ts';

const MOST_BYTES = 256 * 1024;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** How much of a body that is too large is still read and thrown away, so that its sender can hear the refusal. */
const MOST_DRAINED_BYTES = 4 * 1024 * 1024;

/**
 * The JSON body of a request, undefined where none was sent. At most 256 KB (413), `application/json` in UTF-8 and
 * nothing else (415); bytes that are no UTF-8 and JSON of more than one meaning are refused (see `parseStrictJson`).
 * Throws `Refused`. How long a slow sender may take is the server's own timeout.
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  if (!mayHaveBody(request)) return undefined;
  const isHopeless = Number(request.headers['content-length'] ?? 0) > MOST_DRAINED_BYTES;
  const bytes = isHopeless ? null : await readBytes(request);
  if (bytes === null) throw new Refused('request/too-large', { connection: 'close' });
  if (bytes.length === 0) return undefined;
  if (!isJson(request)) throw new Refused('request/unsupported-type');
  return parseStrictJson(decode(bytes));
}

function mayHaveBody(request: IncomingMessage): boolean {
  const length = request.headers['content-length'];
  return request.headers['transfer-encoding'] !== undefined || (length !== undefined && Number(length) !== 0);
}

/** The bytes sent, or null for too many. */
function readBytes(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_BYTES) chunks.push(chunk);
      if (size > MOST_DRAINED_BYTES) resolve(null);
    });
    request.once('end', () => resolve(size > MOST_BYTES ? null : Buffer.concat(chunks)));
    // The sender went away or was too slow: the connection is gone, so nobody reads this.
    const broken = () => reject(new Refused('request/timeout', { connection: 'close' }));
    request.once('error', broken);
    request.once('close', () => {
      if (!request.complete) broken();
    });
  });
}

function isJson(request: IncomingMessage): boolean {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') return false;
  return /^application\/json\s*(;\s*charset\s*=\s*(utf-8|"utf-8")\s*)?;?\s*$/i.test(
    request.headers['content-type'] ?? '',
  );
}

function decode(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Refused('request/invalid-utf8');
  }
}
