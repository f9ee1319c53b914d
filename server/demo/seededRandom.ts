/** Numbers that look random and depend on the seed alone. */
export interface SeededRandom {
  /** At least 0 and below 1. */
  readonly unit: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <Item>(list: readonly Item[]) => Item;
  /** A key, each as likely as its weight; the weights are not all 0. */
  readonly weighted: <Key extends string>(weights: Readonly<Record<Key, number>>) => Key;
}

/** FNV-1a, 32 bits, over the UTF-16 code units. */
function hash32(seed: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < seed.length; at += 1) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * mulberry32 started at FNV-1a(seed): the demonstration must be the same on every machine, and nobody may tell a
 * generated answer from its seed for more than what it is, so a small and well-spread generator is enough.
 */
export function seededRandom(seed: string): SeededRandom {
  let state = hash32(seed);
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
  const whole = (least: number, most: number) => least + Math.floor(unit() * (most - least + 1));
  return {
    unit,
    whole,
    chance: (probability) => unit() < probability,
    pick(list) {
      const picked = list[whole(0, list.length - 1)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
      const keys = Object.keys(weights) as Key[];
      let left = unit() * keys.reduce((sum, key) => sum + weights[key], 0);
      const drawn = keys.find((key) => (left -= weights[key]) < 0);
      if (drawn === undefined) throw new Error('no weight to draw by');
      return drawn;
    },
  };
}
