import { readFile } from 'node:fs/promises';
import Joi from 'joi';
import { BackupError } from './backupError.ts';

const FORMAT = 'neighbourhood-renewal/backup/1';

/** Where things lie inside a backup (a gzipped tar), and in the folder it is put together or unpacked in. */
export const MANIFEST = 'manifest.json';
export const COLLECTIONS = 'collections';
export const EVIDENCE = 'evidence';

/** What one file of a backup must be; SHA-256 in hex. */
export interface KeptFile {
  readonly sha256: string;
}

/** A collection: its documents one after another as BSON (bsonspec.org), the format of `mongodump`. */
export interface KeptCollection extends KeptFile {
  readonly documents: number;
}

/** What a backup says of itself. It holds no key: only which keys open it. */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** Public key that signs the logs, 64 hex. */
  readonly ledgerKey: string;
  /** Names of the keys that encrypt personal data. */
  readonly fieldKeys: readonly string[];
  /** By collection. */
  readonly collections: Readonly<Record<string, KeptCollection>>;
  /** Photographs and papers, by their name; absent: they lie in a bucket. */
  readonly evidence?: Readonly<Record<string, KeptFile>>;
}

const hash = Joi.string()
  .pattern(/^[0-9a-f]{64}$/)
  .required();
const fileName = /^[A-Za-z0-9._-]+$/;
const shape = Joi.object<Manifest>({
  format: Joi.string().valid(FORMAT).required(),
  madeAt: Joi.string().isoDate().required(),
  ledgerKey: hash,
  fieldKeys: Joi.array().items(Joi.string()).required(),
  collections: Joi.object()
    .pattern(fileName, Joi.object({ documents: Joi.number().integer().min(0).required(), sha256: hash }))
    .required(),
  evidence: Joi.object().pattern(fileName, Joi.object({ sha256: hash })),
}).required();

/** A manifest of the present format. */
export function manifestOf(parts: Omit<Manifest, 'format'>): Manifest {
  return { format: FORMAT, ...parts };
}

/** Reads the manifest of an unpacked backup. Throws BackupError for what is none. */
export async function readManifest(file: string): Promise<Manifest> {
  try {
    const read = shape.validate(JSON.parse(await readFile(file, 'utf8')), { convert: false });
    if (read.error === undefined) return read.value;
  } catch {
    // Said below: missing, unreadable and misshapen come to the same.
  }
  throw new BackupError('这不是本系统的备份，或者备份不完整。什么也没有写。');
}

/** Every file that a backup must hold beside its manifest, with its hash. */
export function filesOf({ collections, evidence = {} }: Manifest): ReadonlyMap<string, string> {
  const names = [
    ...Object.entries(collections).map(
      ([name, { sha256 }]) => [`${COLLECTIONS}/${name}.bson`, sha256] as const,
    ),
    ...Object.entries(evidence).map(([name, { sha256 }]) => [`${EVIDENCE}/${name}`, sha256] as const),
  ];
  return new Map(names);
}
