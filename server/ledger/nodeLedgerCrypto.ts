import { createPublicKey, hash, verify } from 'node:crypto';
import type { LedgerCrypto } from '../../shared/ledger/ledgerCrypto.ts';

/** DER header of an Ed25519 SubjectPublicKeyInfo (RFC 8410); the 32 key bytes follow. */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

/** The shared ledger code's hashes and signatures on Node. */
export const nodeLedgerCrypto: LedgerCrypto = {
  sha256: (data) => hash('sha256', data, 'buffer'),
  sha256Hex: (data) => hash('sha256', data, 'hex'),
  utf8: (text) => Buffer.from(text, 'utf8'),
  verifySignature: (message, signature, publicKey) =>
    verify(
      null,
      message,
      createPublicKey({ key: Buffer.concat([SPKI_ED25519, publicKey]), format: 'der', type: 'spki' }),
      signature,
    ),
};
