import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mongoose from 'mongoose';
import { BackupError } from './backupError.ts';
import type { KeptCollection } from './manifest.ts';

const { BSON } = mongoose.mongo;

/** Every BSON document begins with its length, four bytes, little-endian. */
const LENGTH_BYTES = 4;
/** What MongoDB allows one document. */
const LONGEST_DOCUMENT = 16 * 1024 * 1024;

/** Writes the documents of a collection to a file, as the database gives them out, byte for byte. */
export async function writeCollectionFile(
  file: string,
  documents: AsyncIterable<Uint8Array>,
): Promise<KeptCollection> {
  const hash = createHash('sha256');
  let count = 0;
  const counted = async function* () {
    for await (const document of documents) {
      hash.update(document);
      count += 1;
      yield document;
    }
  };
  await pipeline(Readable.from(counted()), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  return { documents: count, sha256: hash.digest('hex') };
}

/** Reads them again, every number of the type it had. Throws BackupError where the file breaks off. */
export async function* readCollectionFile(file: string): AsyncGenerator<mongoose.mongo.Document> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const length = rest.length < LENGTH_BYTES ? Infinity : rest.readInt32LE(0);
      if (length <= LENGTH_BYTES || (length !== Infinity && length > LONGEST_DOCUMENT)) throw broken(file);
      if (rest.length < length) break;
      yield BSON.deserialize(rest.subarray(0, length), { promoteValues: false });
      rest = rest.subarray(length);
    }
  }
  if (rest.length > 0) throw broken(file);
}

function broken(file: string): BackupError {
  return new BackupError(`备份中的 ${file} 已损坏。`);
}
