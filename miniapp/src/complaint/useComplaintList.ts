import { useCallback, useEffect, useRef, useState } from 'react';
import type { ComplaintQuery } from '../../../shared/complaint/complaintApi.ts';
import type { ComplaintCounts, ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import { useAccount } from '../store/accountStore.ts';
import type { CallState } from '../store/useCall.ts';

const PAGE = 20;

export interface ComplaintList {
  readonly items: readonly ComplaintLine[];
  readonly counts: ComplaintCounts;
}

interface Loaded {
  readonly of?: string;
  readonly list?: ComplaintList;
  readonly cursor?: string | null;
  readonly refusal?: ClientRefusal;
  readonly loading: boolean;
}

/** A list of complaints, a page at a time; `retry` asks for all that is shown anew. */
export function useComplaintList(query: ComplaintQuery): CallState<ComplaintList> & {
  readonly more: boolean;
  readonly loadMore: () => void;
} {
  const accountId = useAccount((store) => store.account?.id) ?? '';
  const question = JSON.stringify(query);
  const of = `${accountId} ${question}`;
  const [loaded, setLoaded] = useState<Loaded>({ loading: true });
  const asked = useRef(0);

  const read = useCallback(
    async (before: readonly ComplaintLine[], cursor: string | undefined, atLeast: number) => {
      const mine = (asked.current += 1);
      setLoaded((now) => (now.of === of ? { ...now, loading: true } : { of, loading: true }));
      let items = before;
      let next = cursor ?? null;
      let counts: ComplaintCounts;
      do {
        const page = await call('GET /complaints', {
          query: {
            ...(JSON.parse(question) as ComplaintQuery),
            limit: PAGE,
            ...(next === null ? {} : { cursor: next }),
          },
        });
        if (mine !== asked.current) return;
        if (!page.ok) {
          setLoaded((now) => ({ ...now, loading: false, refusal: page.refusal }));
          return;
        }
        items = [...items, ...page.value.items];
        counts = page.value.counts;
        next = page.value.nextCursor;
      } while (next !== null && items.length < atLeast);
      setLoaded({ of, list: { items, counts }, cursor: next, loading: false });
    },
    [of, question],
  );

  useEffect(() => {
    void read([], undefined, 0);
    const asking = asked;
    return () => {
      asking.current += 1;
    };
  }, [read]);

  const { list, cursor, refusal, loading }: Loaded = loaded.of === of ? loaded : { loading: true };
  const shown = list?.items.length ?? 0;
  return {
    value: list,
    refusal,
    loading,
    stale: list !== undefined && refusal !== undefined,
    retry: useCallback(() => void read([], undefined, shown), [read, shown]),
    more: typeof cursor === 'string',
    loadMore: () => {
      if (list !== undefined && typeof cursor === 'string' && !loading) void read(list.items, cursor, 0);
    },
  };
}
