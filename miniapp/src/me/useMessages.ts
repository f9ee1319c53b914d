import { useState } from 'react';
import type { NoticeView } from '../../../shared/notice/noticeApi.ts';
import { call } from '../platform/request.ts';
import { useCall, type CallState } from '../store/useCall.ts';

const PAGE = 20;

interface Messages {
  readonly items: readonly NoticeView[];
  readonly unread: number;
}

interface Further {
  /** The first page's last place: further pages belong to that first page only. */
  readonly after: string;
  readonly items: readonly NoticeView[];
  readonly next: string | null;
}

/** My messages, a page at a time, and opening one. */
export function useMessages(signedIn: boolean): CallState<Messages> & {
  readonly more: boolean;
  readonly loadMore: () => void;
  readonly open: (noticeId: string) => void;
} {
  const first = useCall('GET /notices', signedIn ? { query: { limit: PAGE } } : 'wait');
  const [further, setFurther] = useState<Further>();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const start = first.value?.nextCursor ?? null;
  const rest = further !== undefined && further.after === start ? further : undefined;
  const next = rest === undefined ? start : rest.next;

  const loadMore = async (): Promise<void> => {
    if (start === null || next === null) return;
    const page = await call('GET /notices', { query: { limit: PAGE, cursor: next } });
    if (!page.ok) return;
    setFurther({
      after: start,
      items: [...(rest?.items ?? []), ...page.value.items],
      next: page.value.nextCursor,
    });
  };
  const all = [...(first.value?.items ?? []), ...(rest?.items ?? [])];
  const items = all.map((item) => (opened.indexOf(item.noticeId) >= 0 ? { ...item, read: true } : item));
  const unread =
    (first.value?.unread ?? 0) -
    all.filter(({ read, noticeId }) => !read && opened.indexOf(noticeId) >= 0).length;
  return {
    ...first,
    value: first.value === undefined ? undefined : { items, unread: Math.max(0, unread) },
    more: next !== null,
    loadMore: () => void loadMore(),
    open(noticeId) {
      if (items.some((item) => item.noticeId === noticeId && item.read)) return;
      setOpened((before) => [...before, noticeId]);
      // What could not be said now is said when it is opened again.
      void call('POST /notices/:noticeId/read', { params: { noticeId } }).then((said) => {
        if (!said.ok) setOpened((before) => before.filter((id) => id !== noticeId));
      });
    },
  };
}
