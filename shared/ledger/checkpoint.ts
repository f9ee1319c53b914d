import { concatBytes, fromBase64, fromHex, toBase64, toHex } from './bytes.ts';
import type { LedgerCrypto, LedgerHash } from './ledgerCrypto.ts';

/** Name of a log in its signed heads. */
export function originOf(log: string): string {
  return `neighbourhood-renewal/${log}`;
}

/** A tree head before signing: C2SP tlog-checkpoint body `origin\nsize\nbase64(root)\n`. */
export function checkpointBody(origin: string, size: number, root: Uint8Array): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** C2SP signed note: the body, an empty line, and `— <origin> base64(key id ‖ signature)`. */
export function signedNote(
  hash: LedgerHash,
  body: string,
  signer: { readonly origin: string; readonly publicKey: Uint8Array; readonly signature: Uint8Array },
): string {
  const stamp = concatBytes(keyIdOf(hash, signer.origin, signer.publicKey), signer.signature);
  return `${body}\n— ${signer.origin} ${toBase64(stamp)}\n`;
}

/** First four bytes of SHA-256(name ‖ "\n" ‖ 0x01 ‖ key): 0x01 is Ed25519 (C2SP signed-note). */
export function keyIdOf(hash: LedgerHash, name: string, publicKey: Uint8Array): Uint8Array {
  return hash.sha256(concatBytes(hash.utf8(`${name}\n`), Uint8Array.of(1), publicKey)).slice(0, 4);
}

export interface OpenedCheckpoint {
  readonly origin: string;
  readonly size: number;
  /** 64 lower-case hex. */
  readonly root: string;
}

/**
 * Reads a signed note and checks its signature with the log's public key (64 hex). Gives undefined for a note that is
 * malformed, signed by another key, or altered in any byte.
 */
export function openCheckpoint(
  crypto: LedgerCrypto,
  note: string,
  publicKey: string,
): OpenedCheckpoint | undefined {
  const match = /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/=]+)\n\n— ([^\n ]+) ([A-Za-z0-9+/=]+)\n$/.exec(
    note,
  );
  if (match === null) return undefined;
  const [, origin = '', size = '', root = '', name = '', stamp = ''] = match;
  try {
    const key = fromHex(publicKey);
    const stampBytes = fromBase64(stamp);
    const rootBytes = fromBase64(root);
    const body = checkpointBody(origin, Number(size), rootBytes);
    const fits = name === origin && rootBytes.length === 32 && stampBytes.length === 68 && key.length === 32;
    if (!fits || toHex(stampBytes.slice(0, 4)) !== toHex(keyIdOf(crypto, name, key))) return undefined;
    if (!signs(crypto, crypto.utf8(body), stampBytes.slice(4), key)) return undefined;
    return { origin, size: Number(size), root: toHex(rootBytes) };
  } catch {
    return undefined;
  }
}

/** Whether a signature (64 bytes, in its one spelling) of a key (32 bytes) is over a message. */
export function signs(
  crypto: LedgerCrypto,
  message: Uint8Array,
  signature: Uint8Array,
  key: Uint8Array,
): boolean {
  const fits = signature.length === 64 && key.length === 32 && isReduced(signature);
  return fits && crypto.verifySignature(message, signature, key);
}

/** The order of Ed25519's group, least byte first. */
const GROUP_ORDER = [
  0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/** Whether S is below the group's order (RFC 8032 §5.1.7): not every library asks, and a note has one spelling. */
function isReduced(signature: Uint8Array): boolean {
  for (let at = 31; at >= 0; at--) {
    const difference = (signature[32 + at] ?? 0) - (GROUP_ORDER[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
