const HEX = '0123456789abcdef';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Joins byte strings. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX.charAt(byte >> 4) + HEX.charAt(byte & 15);
  return text;
}

/** Reads lower-case hex; throws on anything else, so that no value has two spellings. */
export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0) throw new TypeError('Not lower-case hex.');
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = 16 * nibble(text.charCodeAt(2 * i)) + nibble(text.charCodeAt(2 * i + 1));
  return bytes;
}

function nibble(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  throw new TypeError('Not lower-case hex.');
}

/** RFC 4648 base64 with padding; written here because a mini program has neither `btoa` nor `Buffer`. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    text += BASE64.charAt(a >> 2) + BASE64.charAt(((a & 3) << 4) | (b >> 4));
    text += i + 1 < bytes.length ? BASE64.charAt(((b & 15) << 2) | (c >> 6)) : '=';
    text += i + 2 < bytes.length ? BASE64.charAt(c & 63) : '=';
  }
  return text;
}

/** Reads canonical base64; throws when encoding the result again would give another text. */
export function fromBase64(text: string): Uint8Array {
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of digits) {
    const value = BASE64.indexOf(digit);
    if (value < 0) throw new TypeError('Not base64.');
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  if (toBase64(bytes) !== text) throw new TypeError('Not canonical base64.');
  return bytes;
}
