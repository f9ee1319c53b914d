import { sha256 as digest } from 'js-sha256';
import nacl from 'tweetnacl';
import type { LedgerCrypto } from '../../../shared/ledger/ledgerCrypto.ts';

// SHA-256 without BigInt, TextEncoder or crypto.subtle, which old WeChat engines lack.
function sha256(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(digest.array(bytes));
}

function sha256Hex(bytes: Uint8Array): string {
  return digest.hex(bytes);
}

// RFC 3629; throws on a lone surrogate, which no text of ours may hold.
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text);
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped.charAt(at) === '%') {
      bytes.push(parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(escaped.charCodeAt(at));
  }
  return Uint8Array.from(bytes);
}

function verifySignature(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  return nacl.sign.detached.verify(message, signature, publicKey);
}

/** What the shared ledger code needs to check a receipt on this device: SHA-256, UTF-8 and Ed25519 (RFC 8032). */
export const verifyCrypto: LedgerCrypto = { sha256, sha256Hex, utf8, verifySignature };
