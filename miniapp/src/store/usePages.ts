import { useCallback, useEffect, useRef, useState } from 'react';
import type { Page } from '../../../shared/page.ts';
import type { CallResult, ClientRefusal } from '../platform/clientRefusal.ts';
import { useAccount } from './accountStore.ts';
import type { CallState } from './useCall.ts';

/** What is here of a list: the rows of all pages, and the first page with what stands beside its rows. */
interface Rows<Item, Reply extends Page<Item>> {
  readonly items: readonly Item[];
  readonly first: Reply;
  readonly nextCursor: string | null;
}

export interface Pages<Item, Reply extends Page<Item>> extends CallState<Rows<Item, Reply>> {
  /** True when the server has rows that are not here yet. */
  readonly more: boolean;
  /** Why the last further page did not come; what is here stays. */
  readonly moreRefusal: ClientRefusal | undefined;
  readonly loadMore: () => void;
}

interface Loaded<Item, Reply extends Page<Item>> {
  readonly of?: string;
  readonly rows?: Rows<Item, Reply>;
  readonly refusal?: ClientRefusal;
  readonly moreRefusal?: ClientRefusal;
  readonly loading: boolean;
}

/**
 * A list, page by page; `retry` asks for as many rows as are shown anew and keeps them meanwhile. `of` says which list
 * it is, `'wait'` that it is not known yet.
 */
export function usePages<Item, Reply extends Page<Item>>(
  of: string,
  readPage: (cursor: { readonly cursor?: string }) => Promise<CallResult<Reply>>,
): Pages<Item, Reply> {
  const accountId = useAccount((store) => store.account?.id) ?? '';
  const question = of === 'wait' ? of : JSON.stringify([of, accountId]);
  const [loaded, setLoaded] = useState<Loaded<Item, Reply>>({ loading: true });
  const asked = useRef(0);
  const latest = useRef(readPage);
  latest.current = readPage;

  const read = useCallback(
    async (before: Rows<Item, Reply> | undefined, atLeast: number) => {
      const mine = (asked.current += 1);
      setLoaded((now) => (now.of === question ? { ...now, loading: true } : { of: question, loading: true }));
      let rows = before;
      do {
        const cursor = rows?.nextCursor ?? null;
        const page = await latest.current(cursor === null ? {} : { cursor });
        if (mine !== asked.current) return;
        if (!page.ok) {
          const { refusal } = page;
          const why = before === undefined ? { refusal } : { moreRefusal: refusal };
          setLoaded((now) => ({ ...now, loading: false, ...why }));
          return;
        }
        const { items, nextCursor } = page.value;
        rows = { items: [...(rows?.items ?? []), ...items], first: rows?.first ?? page.value, nextCursor };
      } while (rows.nextCursor !== null && rows.items.length < atLeast);
      setLoaded({ of: question, rows, loading: false });
    },
    [question],
  );

  useEffect(() => {
    if (question !== 'wait') void read(undefined, 0);
    const asking = asked;
    return () => {
      asking.current += 1;
    };
  }, [read, question]);

  const { rows, refusal, moreRefusal, loading }: Loaded<Item, Reply> =
    loaded.of === question ? loaded : { loading: true };
  const shown = rows?.items.length ?? 0;
  const more = typeof rows?.nextCursor === 'string';
  return {
    value: rows,
    refusal,
    loading,
    stale: rows !== undefined && refusal !== undefined,
    retry: useCallback(() => void read(undefined, shown), [read, shown]),
    more,
    moreRefusal,
    loadMore: () => {
      if (more && !loading) void read(rows, 0);
    },
  };
}
