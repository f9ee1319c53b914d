import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { verifyCrypto } from '../../../miniapp/src/platform/verifyCrypto.ts';

const { sha256, utf8, verifySignature } = verifyCrypto;
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

describe('the phone checks receipts with its own cryptography', () => {
  test.each([0, 1, 55, 56, 64, 1000])('SHA-256 of %i bytes is what Node says', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => index % 251);
    expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test.each(['', 'abc', '示范一小区', '😀 ≥ 80%'])('the UTF-8 bytes of %j are what Node says', (text) => {
    expect(utf8(text)).toEqual(Uint8Array.from(Buffer.from(text)));
  });

  test('RFC 8032 §7.1 test 2 verifies, one changed bit does not', () => {
    const publicKey = hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
    const signature = hex(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
    expect(verifySignature(hex('72'), signature, publicKey)).toBe(true);
    expect(verifySignature(hex('73'), signature, publicKey)).toBe(false);
    expect(verifySignature(hex('72'), signature.subarray(1), publicKey)).toBe(false);
    expect(verifySignature(hex('72'), signature, publicKey.subarray(1))).toBe(false);
  });

  test("a signature of Node's own is accepted", () => {
    const privateKey = createPrivateKey({
      key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]),
      format: 'der',
      type: 'pkcs8',
    });
    const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    const message = Buffer.from('示范一小区\n8\n');
    const signature = sign(null, message, privateKey);
    expect(
      verifySignature(
        Uint8Array.from(message),
        Uint8Array.from(signature),
        Uint8Array.from(spki.subarray(-32)),
      ),
    ).toBe(true);
  });
});
