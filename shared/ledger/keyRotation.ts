import { fromHex, toHex } from './bytes.ts';
import { originOf, keyIdOf, signs } from './checkpoint.ts';
import type { Leaf, LedgerValue } from './leaf.ts';
import type { LedgerCrypto, LedgerHash } from './ledgerCrypto.ts';

/** Where in which log a signing key is replaced, and by which; keys are Ed25519, 64 lower-case hex. */
export interface KeyChange {
  readonly log: string;
  readonly seq: number;
  /** `h` of the entry before: it stands for all of them. */
  readonly prev: string;
  readonly before: string;
  readonly after: string;
}

/** What the old and the new key both sign: this change at this place of this log, and no other. */
export function keyChangeMessage({ log, seq, prev, before, after }: KeyChange): string {
  return `neighbourhood-renewal/key-rotation/v1\n${originOf(log)}\n${seq}\n${prev}\n${before}\n${after}\n`;
}

/** The public half of a `keyRotate` entry; signatures are 128 lower-case hex, `reason` is for everybody to read. */
export function keyRotateData(
  hash: LedgerHash,
  { log, after }: Pick<KeyChange, 'log' | 'after'>,
  {
    oldSignature,
    newSignature,
    reason,
  }: Readonly<Record<'oldSignature' | 'newSignature' | 'reason', string>>,
): { readonly [key: string]: LedgerValue } {
  const keyId = toHex(keyIdOf(hash, originOf(log), fromHex(after)));
  return { keyId, newSignature, oldSignature, publicKey: after, reason };
}

/**
 * The key that signs from a `keyRotate` entry on, when `before` signed until then. Undefined unless both keys have signed
 * this very change. Never throws on hostile input.
 */
export function keyAfter(crypto: LedgerCrypto, leaf: Leaf, before: string): string | undefined {
  const textAt = (name: string): string => {
    const value = leaf.d?.[name];
    return typeof value === 'string' ? value : '';
  };
  const after = textAt('publicKey');
  if (leaf.t !== 'keyRotate' || after === before) return undefined;
  const { log, seq, prev } = leaf;
  try {
    const message = crypto.utf8(keyChangeMessage({ log, seq, prev, before, after }));
    const signedBy = (signature: string, key: string): boolean =>
      signs(crypto, message, fromHex(signature), fromHex(key));
    const names = textAt('keyId') === toHex(keyIdOf(crypto, originOf(log), fromHex(after)));
    const holds =
      names && signedBy(textAt('oldSignature'), before) && signedBy(textAt('newSignature'), after);
    return holds ? after : undefined;
  } catch {
    return undefined;
  }
}

/** The key that a leaf puts in force; undefined for leaves that put none. What it claims is not checked here. */
export function keyNamedBy({ t, d }: Pick<Leaf, 't' | 'd'>): string | undefined {
  const key = t === 'genesis' || t === 'keyRotate' ? d?.['publicKey'] : undefined;
  return typeof key === 'string' ? key : undefined;
}
