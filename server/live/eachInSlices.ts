import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Visits every item and lets other work in after each slice, so that five thousand sockets never hold an answer up.
 * Items that leave a Map or Set meanwhile are not visited.
 */
export async function eachInSlices<Item>(
  items: Iterable<Item>,
  size: number,
  visit: (item: Item) => void,
): Promise<void> {
  let left = size;
  for (const item of items) {
    visit(item);
    left -= 1;
    if (left === 0) {
      left = size;
      await nextTurn();
    }
  }
}
