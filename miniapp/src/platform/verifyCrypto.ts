import { sha256 as digest } from 'js-sha256';
import nacl from 'tweetnacl';

/** SHA-256 without BigInt, TextEncoder or crypto.subtle, which old WeChat engines lack. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(digest.array(bytes));
}

/** Ed25519 (RFC 8032): false for a wrong signature and for one of the wrong length. */
export function verifySignature(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  return nacl.sign.detached.verify(message, signature, publicKey);
}
