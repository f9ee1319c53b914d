import { useCallback, useEffect, useRef, useState } from 'react';
import type { ComplaintOrder, ComplaintQuery } from '../../../shared/complaint/complaintApi.ts';
import type { ComplaintCounts, ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import { useAccount } from './accountStore.ts';
import type { CallState } from './useCall.ts';

interface ComplaintRows {
  readonly items: readonly ComplaintLine[];
  readonly counts: ComplaintCounts;
  /** Toward a firm: the communities it works for. */
  readonly firmCommunityIds: readonly string[];
}

interface ComplaintList extends CallState<ComplaintRows> {
  /** True when the server has more rows of this view. */
  readonly more: boolean;
  readonly loadMore: () => void;
}

interface Loaded {
  readonly of?: string;
  readonly rows?: ComplaintRows;
  readonly cursor?: string | null;
  readonly refusal?: ClientRefusal;
  readonly loading: boolean;
}

/** A list of complaints, `limit` at a time; `retry` asks for as many as are shown anew and keeps them meanwhile. */
export function useComplaintList(
  query: ComplaintQuery & { readonly limit: number; readonly order?: ComplaintOrder },
): ComplaintList {
  const accountId = useAccount((store) => store.account?.id) ?? '';
  const of = JSON.stringify([query, accountId]);
  const [loaded, setLoaded] = useState<Loaded>({ loading: true });
  const asked = useRef(0);
  const latest = useRef(query);
  latest.current = query;

  const read = useCallback(
    async (before: readonly ComplaintLine[], cursor: string | null, atLeast: number) => {
      const mine = (asked.current += 1);
      setLoaded((now) => (now.of === of ? { ...now, loading: true } : { of, loading: true }));
      let items = before;
      let next = cursor;
      let counts: ComplaintCounts;
      let firmCommunityIds: readonly string[];
      do {
        const page = await call('GET /complaints', {
          query: { ...latest.current, ...(next === null ? {} : { cursor: next }) },
        });
        if (mine !== asked.current) return;
        if (!page.ok) {
          setLoaded((now) => ({ ...now, loading: false, refusal: page.refusal }));
          return;
        }
        items = joined(items, page.value.items);
        ({ counts, firmCommunityIds = [] } = page.value);
        next = page.value.nextCursor;
      } while (next !== null && items.length < atLeast);
      setLoaded({ of, rows: { items, counts, firmCommunityIds }, cursor: next, loading: false });
    },
    [of],
  );

  useEffect(() => {
    void read([], null, 0);
    const asking = asked;
    return () => {
      asking.current += 1;
    };
  }, [read]);

  const { rows, cursor, refusal, loading }: Loaded = loaded.of === of ? loaded : { loading: true };
  const shown = rows?.items.length ?? 0;
  return {
    value: rows,
    refusal,
    loading,
    stale: rows !== undefined && refusal !== undefined,
    retry: useCallback(() => void read([], null, shown), [read, shown]),
    more: typeof cursor === 'string',
    loadMore: () => {
      if (rows !== undefined && typeof cursor === 'string' && !loading) void read(rows.items, cursor, 0);
    },
  };
}

// A row that moved between two pages would stand twice.
function joined(before: readonly ComplaintLine[], after: readonly ComplaintLine[]): readonly ComplaintLine[] {
  const known = new Set(before.map(({ complaintId }) => complaintId));
  return [...before, ...after.filter(({ complaintId }) => !known.has(complaintId))];
}
