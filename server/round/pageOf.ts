import type { Page, PageQuery } from '../../shared/page.ts';
import { refuseFields, type Refusal } from '../../shared/refusal.ts';

const USUAL_LIMIT = 50;

/** One page of a list that is held in memory, each item told by its id; an unknown cursor is refused. */
export async function pageOf<Row, Item>(
  rows: readonly Row[],
  { limit = USUAL_LIMIT, cursor }: PageQuery,
  idOf: (row: Row) => string,
  present: (row: Row) => Promise<Item>,
): Promise<Page<Item> | Refusal> {
  const start = cursor === undefined ? 0 : rows.findIndex((row) => idOf(row) === cursor) + 1;
  if (cursor !== undefined && start === 0) return refuseFields([{ path: 'cursor', code: 'unknown' }]);
  const page = rows.slice(start, start + limit);
  const last = page.at(-1);
  return {
    items: await Promise.all(page.map(present)),
    nextCursor: start + limit < rows.length && last !== undefined ? idOf(last) : null,
  };
}
