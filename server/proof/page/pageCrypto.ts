import { sha256 as digest } from 'js-sha256';
import nacl from 'tweetnacl';
import type { LedgerCrypto } from '../../../shared/ledger/ledgerCrypto.ts';

const encoder = new TextEncoder();

/** The shared ledger code's hashes and signatures in a page without a server: `crypto.subtle` needs one. */
export const pageCrypto: LedgerCrypto = {
  sha256: (data) => Uint8Array.from(digest.array(data)),
  sha256Hex: (data) => digest.hex(data),
  utf8: (text) => encoder.encode(text),
  verifySignature: (message, signature, publicKey) =>
    signature.length === 64 &&
    publicKey.length === 32 &&
    nacl.sign.detached.verify(message, signature, publicKey),
};
