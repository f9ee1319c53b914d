import type { Entry, Leaf } from './leaf.ts';

/** Whether an entry erases: `erase` entries with a `what` in public only ask for it or say no. */
export function isErasure({ t, d }: Pick<Leaf, 't' | 'd'>): boolean {
  return t === 'erase' && d?.['what'] === undefined;
}

/** The places whose private half an entry says to be erased: its committed `target`, one place or a list of them. */
export function erasedBy({ leaf, fields }: Pick<Entry, 'leaf' | 'fields'>): readonly number[] {
  return isErasure(leaf) ? placesIn(fields.target) : [];
}

/** One place or a list of places, as `target` of an erasure names them; empty for anything else. */
export function placesIn(target: unknown): readonly number[] {
  const places: readonly unknown[] = Array.isArray(target) ? (target as readonly unknown[]) : [target];
  const numbers = places.filter((place): place is number => typeof place === 'number');
  return numbers.length === places.length ? numbers : [];
}
