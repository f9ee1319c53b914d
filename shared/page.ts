/** One page of a list; `nextCursor` is null on the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What every list takes: `limit` 1–100 (outside: refused, not clamped) and the `nextCursor` of the page before. */
export interface PageQuery {
  readonly limit?: number;
  readonly cursor?: string;
}
