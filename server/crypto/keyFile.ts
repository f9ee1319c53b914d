import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { CryptoError } from './cryptoError.ts';

/** One generation of the encryption secret; the last in the file encrypts, all decrypt. */
export interface MasterKey {
  readonly kid: string;
  readonly secret: Buffer;
}

/** `lookup` is never rotated: blind indexes and pseudonyms already stored must stay findable. */
export interface KeyMaterial {
  readonly encryption: readonly MasterKey[];
  readonly lookup: Buffer;
}

const SECRET_BYTES = 32;

/**
 * Reads the key file, or creates it (mode 600, flushed to disk before it is used) when there is none. The file is
 * JSON with base64url secrets; a key is rotated by adding one at the end of `encryption`.
 * Throws CryptoError `crypto/key-file` when it is damaged or readable by others.
 */
export function readOrCreateKeyFile(file: string): KeyMaterial {
  return readIfThere(file) ?? create(file);
}

/** Names of the encryption keys in the file; none when there is no file. Throws like `readOrCreateKeyFile`. */
export function readKeyNames(file: string): readonly string[] {
  return readIfThere(file)?.encryption.map(({ kid }) => kid) ?? [];
}

function keyFileText(material: KeyMaterial): string {
  const encryption = material.encryption.map(({ kid, secret }) => ({
    kid,
    secret: secret.toString('base64url'),
  }));
  return `${JSON.stringify({ format: 1, encryption, lookup: material.lookup.toString('base64url') }, null, 2)}\n`;
}

// Random, so that a file made anew after a loss can never pass for the lost one.
function newMasterKey(): MasterKey {
  return { kid: randomBytes(6).toString('hex'), secret: randomBytes(SECRET_BYTES) };
}

function readIfThere(file: string): KeyMaterial | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isRecord(error) && error['code'] === 'ENOENT') return undefined;
    throw new CryptoError('crypto/key-file', `The key file ${file} cannot be read.`, { cause: error });
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new CryptoError('crypto/key-file', `The key file ${file} is open to other users: chmod 600 it.`);
  }
  return parseKeyFile(text, file);
}

function parseKeyFile(text: string, file: string): KeyMaterial {
  const damaged = (what: string) =>
    new CryptoError('crypto/key-file', `The key file ${file} is damaged: ${what}.`);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw damaged('it is not JSON');
  }
  if (!isRecord(content) || content['format'] !== 1) throw damaged('its format is unknown');
  const { encryption, lookup } = content;
  if (!Array.isArray(encryption) || encryption.length === 0) throw damaged('it has no encryption key');
  const keys = encryption.map((entry: unknown): MasterKey => {
    const kid = isRecord(entry) ? entry['kid'] : undefined;
    const secret = isRecord(entry) ? secretFrom(entry['secret']) : undefined;
    if (typeof kid !== 'string' || !/^[A-Za-z0-9_-]{1,40}$/.test(kid) || !secret)
      throw damaged('a key is malformed');
    return { kid, secret };
  });
  if (new Set(keys.map((key) => key.kid)).size !== keys.length) throw damaged('two keys have one name');
  const lookupSecret = secretFrom(lookup);
  if (!lookupSecret) throw damaged('the lookup key is malformed');
  return { encryption: keys, lookup: lookupSecret };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function secretFrom(value: unknown): Buffer | undefined {
  const secret = typeof value === 'string' ? Buffer.from(value, 'base64url') : undefined;
  return secret?.length === SECRET_BYTES ? secret : undefined;
}

function create(file: string): KeyMaterial {
  const material: KeyMaterial = { encryption: [newMasterKey()], lookup: randomBytes(SECRET_BYTES) };
  const folder = dirname(file);
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.new`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFlushed(draft, keyFileText(material));
  } catch (cause) {
    throw new CryptoError('crypto/key-file', `The key file ${file} cannot be written.`, { cause });
  }
  try {
    // A link never replaces: of two processes starting at once the second takes over the first one's file.
    linkSync(draft, file);
    flushFolder(folder);
    return material;
  } catch (error) {
    const existing = readIfThere(file);
    if (existing) return existing;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

function writeFlushed(path: string, text: string): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
