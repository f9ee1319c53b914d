import { useCallback, useEffect, useRef, useState } from 'react';
import type { Page } from '../../../shared/page.ts';
import type { OverviewRow } from '../../../shared/community/community.ts';
import type { CallResult, ClientRefusal } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import { useAccount } from './accountStore.ts';
import type { CallState } from './useCall.ts';

const PAGE = 100;

export interface Overview extends CallState<readonly OverviewRow[]> {
  /** True when the server has communities that are not here yet. */
  readonly more: boolean;
  readonly loadMore: () => void;
}

interface Loaded {
  readonly of?: string;
  readonly rows?: readonly OverviewRow[];
  readonly cursor?: string | null;
  readonly refusal?: ClientRefusal;
  readonly loading: boolean;
}

/**
 * The communities in the signed-in person's scope, a hundred at a time; `retry` asks for all that is shown anew. With
 * `'wait'` nothing is asked: a firm has complaints, but no communities.
 */
export function useOverview(when?: 'wait'): Overview {
  const of = useAccount((store) => store.account?.id) ?? '';
  const [loaded, setLoaded] = useState<Loaded>({ loading: true });
  const asked = useRef(0);

  const read = useCallback(
    async (before: readonly OverviewRow[], cursor: string | undefined, atLeast: number) => {
      const mine = (asked.current += 1);
      setLoaded((now) => (now.of === of ? { ...now, loading: true } : { of, loading: true }));
      let rows = before;
      let next: string | null = cursor ?? null;
      do {
        const page = await readPage(next);
        if (mine !== asked.current) return;
        if (!page.ok) {
          setLoaded((now) => ({ ...now, loading: false, refusal: page.refusal }));
          return;
        }
        rows = [...rows, ...page.value.items];
        next = page.value.nextCursor;
      } while (next !== null && rows.length < atLeast);
      setLoaded({ of, rows, cursor: next, loading: false });
    },
    [of],
  );

  useEffect(() => {
    if (when !== 'wait') void read([], undefined, 0);
    const asking = asked;
    return () => {
      asking.current += 1;
    };
  }, [read, when]);

  const { rows, cursor, refusal, loading }: Loaded = loaded.of === of ? loaded : { loading: true };
  const shown = rows?.length ?? 0;
  return {
    value: rows,
    refusal,
    loading,
    stale: rows !== undefined && refusal !== undefined,
    retry: useCallback(() => void read([], undefined, shown), [read, shown]),
    more: typeof cursor === 'string',
    loadMore: () => {
      if (rows !== undefined && typeof cursor === 'string' && !loading) void read(rows, cursor, 0);
    },
  };
}

function readPage(cursor: string | null): Promise<CallResult<Page<OverviewRow>>> {
  return call('GET /overview', { query: cursor === null ? { limit: PAGE } : { limit: PAGE, cursor } });
}

/** One community's row of the overview, looked for page by page; `missing` when it is not in the person's scope. */
export function useOverviewRow(
  communityId: string | undefined,
): CallState<OverviewRow> & { readonly missing: boolean } {
  const { more, loadMore, value, ...state } = useOverview();
  const row = value?.find((one) => one.communityId === communityId);
  const goOn = row === undefined && more && !state.loading && state.refusal === undefined;
  useEffect(() => {
    if (goOn) loadMore();
  });
  return { ...state, value: row, missing: value !== undefined && row === undefined && !more };
}
