/** What can be wrong with stored secrets, seen by the operator; never caused by a request. */
export type CryptoErrorCode =
  'crypto/key-file' | 'crypto/key-missing' | 'crypto/not-authentic' | 'crypto/malformed';

/** A fault of keys or sealed data; the message names the key id or the place, never a secret or a plain value. */
export class CryptoError extends Error {
  override readonly name = 'CryptoError';
  readonly code: CryptoErrorCode;

  constructor(code: CryptoErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
