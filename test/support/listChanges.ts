/** A whole number from 0 below `sides`. */
export type Dice = (sides: number) => number;

/** Without one of them. */
export function drop<Item>(items: readonly Item[], dice: Dice): readonly Item[] {
  const gone = dice(items.length);
  return items.filter((_, at) => at !== gone);
}

/** One of them twice. */
export function duplicate<Item>(items: readonly Item[], dice: Dice): readonly Item[] {
  const twice = dice(items.length);
  return items.flatMap((item, at) => (at === twice ? [item, item] : [item]));
}

/** Two of them at each other's places. */
export function swap<Item>(items: readonly Item[], dice: Dice): readonly Item[] {
  const first = dice(items.length);
  const second = (first + 1 + dice(items.length - 1)) % items.length;
  return items.map((item, at) => {
    if (at === first) return items[second] as Item;
    return at === second ? (items[first] as Item) : item;
  });
}

/** Every object's members the other way round. */
export function reversed(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}
