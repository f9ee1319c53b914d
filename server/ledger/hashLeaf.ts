import { hash } from 'node:crypto';

/**
 * RFC 9162 leaf hash of a leaf's canonical text, 64 hex: SHA-256(0x00 ‖ text). U+0000 is the byte 0x00 in UTF-8, which
 * saves the copy that `leafHash` (shared) makes.
 */
export function hashLeaf(text: string): string {
  return hash('sha256', `\0${text}`, 'hex');
}
