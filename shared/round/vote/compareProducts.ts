const BASE = 0x40000;
const LIMBS = [0, 1, 2] as const;

/** A safe integer in three limbs of base 2¹⁸, the lowest first. */
function limbsOf(value: number): readonly number[] {
  const low = value % BASE;
  const upper = (value - low) / BASE;
  const middle = upper % BASE;
  return [low, middle, (upper - middle) / BASE];
}

/** The product of two safe integers ≥ 0 in six limbs of base 2¹⁸, the lowest first; no step leaves 2⁵³. */
function product(first: number, second: number): readonly number[] {
  const left = limbsOf(first);
  const right = limbsOf(second);
  const limbs = [0, 0, 0, 0, 0, 0];
  for (const i of LIMBS) {
    for (const j of LIMBS) limbs[i + j] = (limbs[i + j] ?? 0) + (left[i] ?? 0) * (right[j] ?? 0);
  }
  let carry = 0;
  return limbs.map((limb) => {
    const sum = limb + carry;
    const kept = sum % BASE;
    carry = (sum - kept) / BASE;
    return kept;
  });
}

/**
 * The sign of `a·b − c·d` for whole numbers from 0 to 2⁵³ − 1, exactly: areas are compared cross-multiplied, and the
 * products of a large city's area may not be safe integers any more. Throws a RangeError for any other number.
 */
export function compareProducts(a: number, b: number, c: number, d: number): -1 | 0 | 1 {
  for (const value of [a, b, c, d]) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
  }
  const left = product(a, b);
  const right = product(c, d);
  for (let limb = left.length - 1; limb >= 0; limb -= 1) {
    const difference = (left[limb] ?? 0) - (right[limb] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return 0;
}
