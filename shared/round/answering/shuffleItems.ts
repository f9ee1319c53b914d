/** FNV-1a, 32 bits, over the UTF-16 code units of the seed. */
function hash32(seed: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < seed.length; at += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * The same items in an order that depends only on the recorded seed, so that no item gains by standing first and
 * the order can be shown again later. Numbers come from mulberry32 started at FNV-1a(seed); each next item is the
 * `floor(u32 / 2³² · left)`-th of those still left.
 */
export function shuffleItems<Item>(items: readonly Item[], seed: string): Item[] {
  const left = items.slice();
  const shuffled: Item[] = [];
  let state = hash32(seed);
  while (left.length > 0) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const drawn = Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * left.length);
    shuffled.push(...left.splice(drawn, 1));
  }
  return shuffled;
}
