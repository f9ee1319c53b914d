import { createHmac, hkdfSync } from 'node:crypto';
import { fieldCipher, type FieldCipher } from './fieldCipher.ts';
import { readOrCreateKeyFile, type KeyMaterial, type MasterKey } from './keyFile.ts';
import { sealedBox, type SealedBox } from './sealedBox.ts';

/** What can be looked up without being decrypted; each kind has its own key. */
export type BlindIndexKind = 'phone' | 'openid' | 'slip';

/** Everything made from the key file; every purpose has its own key (HKDF-SHA-256, RFC 5869). */
export interface Keys {
  readonly fieldCipher: FieldCipher;
  /** For the private half of ledger entries. */
  readonly ledgerCipher: SealedBox;
  /** 32 bytes from which per-round pseudonyms are made; the same after a key rotation. */
  readonly pseudonymKey: Buffer;
  /** 32 bytes that sign the short-lived addresses of photographs. */
  readonly addressKey: Buffer;
  /** HMAC-SHA-256 in base64url (43 characters); equal values give equal indexes, of one kind only. */
  blindIndex(kind: BlindIndexKind, value: string): string;
}

/** Opens the key file (created on the first run) and derives the keys. Throws CryptoError `crypto/key-file`. */
export function loadKeys({ file }: { readonly file: string }): Keys {
  return deriveKeys(readOrCreateKeyFile(file));
}

/** Derives all keys from the secrets of the key file. */
function deriveKeys(material: KeyMaterial): Keys {
  const boxFor = (purpose: string) =>
    sealedBox(
      new Map(material.encryption.map((key) => [key.kid, derive(key.secret, `${purpose}/${key.kid}`)])),
    );
  const indexKeys: Readonly<Record<BlindIndexKind, Buffer>> = {
    phone: derive(material.lookup, 'blind-index/phone'),
    openid: derive(material.lookup, 'blind-index/openid'),
    slip: derive(material.lookup, 'blind-index/slip'),
  };
  return {
    fieldCipher: fieldCipher(boxFor('field')),
    ledgerCipher: boxFor('ledger-private-part'),
    pseudonymKey: derive(material.lookup, 'pseudonym'),
    addressKey: derive(material.lookup, 'photo-address'),
    blindIndex: (kind, value) =>
      createHmac('sha256', indexKeys[kind]).update(value, 'utf8').digest('base64url'),
  };
}

function derive(secret: MasterKey['secret'], purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `neighbourhood-renewal/v1/${purpose}`, 32));
}
