/** Part of a whole in permille, floored and never rounded up (79.96 % is 799); null of nothing. */
export function floorRate(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((1000 * part) / whole);
}
