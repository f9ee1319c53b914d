/**
 * The first of a list that is about a question. Asked for every question of every answer, hence a plain loop: `filter` would
 * make a function and a list each time.
 */
export function byQuestion<Item extends { readonly questionId: string }>(
  items: readonly Item[],
  questionId: string,
): Item | undefined {
  for (const item of items) if (item.questionId === questionId) return item;
  return undefined;
}
