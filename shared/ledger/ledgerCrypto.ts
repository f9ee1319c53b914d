/** What the shared ledger code needs from its platform: `node:crypto` on the server, small libraries on a phone. */
export interface LedgerHash {
  readonly sha256: (data: Uint8Array) => Uint8Array;
  /** The same as 64 lower-case hex. */
  readonly sha256Hex: (data: Uint8Array) => string;
  readonly utf8: (text: string) => Uint8Array;
}

export interface LedgerCrypto extends LedgerHash {
  /** Ed25519, RFC 8032. */
  readonly verifySignature: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean;
}
