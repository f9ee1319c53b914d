/** Two texts that share fewer words than this have only the place and the category in common. */
const FEWEST_COMMON = 2;
/** Of the shorter text’s words, so many hundredths stand in the longer one too. */
const SHARE_PERCENT = 50;

/**
 * How much of the shorter of two texts is said by the other too, in per cent of its different words; 0 where that is too
 * little to ask somebody whether it is the same. A text of one word is alike if the other has that word: place and
 * category have been compared before.
 */
export function alikeness(words: readonly string[], others: readonly string[]): number {
  const [first, second] = [new Set(words), new Set(others)];
  const shorter = Math.min(first.size, second.size);
  if (shorter === 0) return 0;
  const common = [...first].filter((word) => second.has(word)).length;
  const percent = Math.floor((100 * common) / shorter);
  return common >= Math.min(FEWEST_COMMON, shorter) && percent >= SHARE_PERCENT ? percent : 0;
}

/** The items whose words are alike, the most alike first, otherwise in the order given; at most so many. */
export function mostAlike<Item>(
  words: readonly string[],
  candidates: readonly { readonly item: Item; readonly words: readonly string[] }[],
  limit: number,
): readonly Item[] {
  return candidates
    .map(({ item, words: others }) => ({ item, percent: alikeness(words, others) }))
    .filter(({ percent }) => percent > 0)
    .sort((first, second) => second.percent - first.percent)
    .slice(0, limit)
    .map(({ item }) => item);
}
