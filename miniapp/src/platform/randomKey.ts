import Taro from '@tarojs/taro';

declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array } | undefined;

/** A fresh client key: 32 lower-case hex digits, from the device's secure source where there is one. */
export async function randomKey(): Promise<string> {
  const bytes = await randomBytes(16);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function randomBytes(length: number): Promise<Uint8Array> {
  if (typeof crypto !== 'undefined') return crypto.getRandomValues(new Uint8Array(length));
  if (Taro.canIUse('getRandomValues')) {
    try {
      const { randomValues } = await Taro.getRandomValues({ length });
      return new Uint8Array(randomValues);
    } catch {
      return guessedBytes(length);
    }
  }
  return guessedBytes(length);
}

// A client key must be unique, not secret: the server keys it with the account. Old WeChat has no better source.
function guessedBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(Math.random() * 256));
}
