import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { takingTurns } from '../thread/takingTurns.ts';
import { StorageFault, type EvidenceStorage, type NewFile } from './evidenceStorage.ts';

/** An S3-compatible bucket; `url` is the bucket's own address, with the bucket in its host or in its path. */
export interface Bucket {
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A photograph of 2 MB on a slow line; who waits longer waits for nothing. */
const TIMEOUT_MS = 30_000;
const RETRIES = 2;
/** One that is slow must not hold up all the others for long. */
const AT_ONCE = 16;

/** How servers say that a bucket has no room left. */
const FULL = /<Code>(QuotaExceeded|InsufficientCapacity|XMinioStorageFull|StorageFull|EntityTooLarge)/;

/** Keeps files in a bucket that is private: only this server reads it. Every request is signed (AWS Signature 4). */
export function bucketStorage({ url, region, accessKeyId, secretAccessKey }: Bucket): EvidenceStorage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  const base = url.replace(/\/+$/, '');
  const send = async (method: string, key: string, body?: Buffer, type?: string): Promise<Response> => {
    const sent =
      body === undefined
        ? {}
        : {
            body: new Uint8Array(body),
            headers: {
              'content-type': type ?? 'application/octet-stream',
              // The server compares it with what has arrived.
              'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
            },
          };
    try {
      return await client.fetch(`${base}/${key}`, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...sent,
      });
    } catch (cause) {
      throw new StorageFault('away', 'The bucket cannot be reached.', { cause });
    }
  };
  const put = async ({ key, bytes, type }: NewFile): Promise<void> => {
    const reply = await send('PUT', key, bytes, type);
    const said = await reply.text();
    if (!reply.ok) throw faultOf(reply.status, said);
  };
  return {
    inTurn: takingTurns(AT_ONCE),
    async put(files) {
      for (const file of files) await put(file);
    },
    putFile: async (key, from, type) => put({ key, bytes: await readFile(from), type }),
    async read(key) {
      const reply = await send('GET', key);
      if (reply.ok && reply.body !== null) return Readable.fromWeb(reply.body);
      const said = await reply.text();
      if (reply.status === 404 && !said.includes('NoSuchBucket')) return undefined;
      throw faultOf(reply.status, said);
    },
    async remove(key) {
      const reply = await send('DELETE', key);
      const said = await reply.text();
      if (!reply.ok && reply.status !== 404) throw faultOf(reply.status, said);
    },
  };
}

function faultOf(status: number, said: string): StorageFault {
  const full = status === 507 || FULL.test(said);
  return new StorageFault(full ? 'full' : 'away', `The bucket answered ${status}: ${said.slice(0, 300)}`);
}
