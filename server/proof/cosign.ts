import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** A witness: its name in notes and its own Ed25519 key. */
export interface WitnessKey {
  readonly name: string;
  readonly privateKey: KeyObject;
}

/** Signature type of a timestamped cosignature (C2SP signed-note, tlog-cosignature). */
const COSIGNATURE = 0x04;

/** The 32 bytes of a witness's public key. */
export function witnessPublicKey({ privateKey }: Pick<WitnessKey, 'privateKey'>): Buffer {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32);
}

/** First four bytes of SHA-256(name ‖ "\n" ‖ 0x04 ‖ key). */
function keyIdOf(key: WitnessKey): Buffer {
  const hash = createHash('sha256').update(`${key.name}\n`, 'utf8').update(Buffer.of(COSIGNATURE));
  return hash.update(witnessPublicKey(key)).digest().subarray(0, 4);
}

/** What a witness signs: that it saw this head at this time (seconds since 1970 UTC) and that it continues the last. */
function cosignedMessage(note: string, at: number): string {
  const body = note.slice(0, note.indexOf('\n\n') + 1);
  return `cosignature/v1\ntime ${at}\n${body}`;
}

/**
 * The note with the witness's line below (C2SP tlog-cosignature: key id ‖ time as eight bytes, most significant first ‖
 * signature).
 */
export function cosign(note: string, key: WitnessKey, at: number): string {
  const signature = sign(null, Buffer.from(cosignedMessage(note, at), 'utf8'), key.privateKey);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(at));
  const stamp = Buffer.concat([keyIdOf(key), time, signature]).toString('base64');
  return `${note}— ${key.name} ${stamp}\n`;
}
