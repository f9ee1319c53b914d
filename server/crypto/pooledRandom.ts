import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 8192;

let pool = Buffer.alloc(0);
let used = 0;

/**
 * Random bytes as `randomBytes` gives them, drawn 8 KB at a time: a call into the system costs more than the bytes. No
 * byte is given out twice; at most 1 KB at once.
 */
export function pooledRandom(size: number): Buffer {
  if (size > POOL_BYTES / 8) throw new RangeError('The pool is for keys and nonces.');
  if (used + size > pool.length) {
    // A new pool each time: the bytes given out stay with whoever has them.
    pool = randomFillSync(Buffer.allocUnsafeSlow(POOL_BYTES));
    used = 0;
  }
  used += size;
  return pool.subarray(used - size, used);
}
