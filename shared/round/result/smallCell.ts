/**
 * Withholds the small cells of a partition: every cell of 1 to k − 1 households, and then the smallest others until
 * at least two cells are withheld and together hold k households, so that subtracting the rest from the published
 * total names no group below k. A partition of fewer than k households is withheld whole. `counts` must hold every
 * cell, the remainder too; `withheld` are cells that must go in any case. Null is a withheld cell.
 */
export function withholdSmallCells(
  counts: readonly number[],
  k: number,
  withheld: readonly number[] = [],
): (number | null)[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total < k) return counts.map(() => null);
  const hidden = counts.map((count, index) => (count > 0 && count < k) || withheld.indexOf(index) >= 0);
  if (hidden.indexOf(true) < 0) return counts.slice();
  for (;;) {
    const inside = counts.filter((_, index) => hidden[index]);
    const sum = inside.reduce((left, count) => left + count, 0);
    if (inside.length >= 2 && sum >= k) break;
    const next = smallestShown(counts, hidden);
    if (next < 0) break;
    hidden[next] = true;
  }
  return counts.map((count, index) => (hidden[index] ? null : count));
}

/** Empty cells hide nothing and go last. */
function smallestShown(counts: readonly number[], hidden: readonly boolean[]): number {
  let best = -1;
  let least = Infinity;
  counts.forEach((count, index) => {
    const weight = count === 0 ? Number.MAX_VALUE : count;
    if (!hidden[index] && weight < least) {
      least = weight;
      best = index;
    }
  });
  return best;
}

/**
 * Withholds a count of households out of a known total when it, or the households left over, are 1 to k − 1; for
 * choices of which a household may make several, so that the cells do not add up to anything.
 */
export function withholdChoice(count: number, total: number, k: number): number | null {
  const rest = total - count;
  return total < k || (count > 0 && count < k) || (rest > 0 && rest < k) ? null : count;
}
