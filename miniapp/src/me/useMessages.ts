import { useState } from 'react';
import type { ReplyOf } from '../../../shared/api.ts';
import type { NoticeView } from '../../../shared/notice/noticeApi.ts';
import { call } from '../platform/request.ts';
import type { CallState } from '../store/useCall.ts';
import { usePages, type Pages } from '../store/usePages.ts';

const PAGE = 20;

interface Messages {
  readonly items: readonly NoticeView[];
  readonly unread: number;
}

type NoticePages = Pages<NoticeView, ReplyOf<'GET /notices'>>;

/** My messages, a page at a time, and opening one. */
export function useMessages(
  signedIn: boolean,
): CallState<Messages> &
  Pick<NoticePages, 'more' | 'moreRefusal' | 'loadMore'> & { readonly open: (noticeId: string) => void } {
  const pages: NoticePages = usePages(signedIn ? 'messages' : 'wait', (cursor) =>
    call('GET /notices', { query: { limit: PAGE, ...cursor } }),
  );
  const [opened, setOpened] = useState<readonly string[]>([]);
  const all = pages.value?.items ?? [];
  const items = all.map((item) => (opened.indexOf(item.noticeId) >= 0 ? { ...item, read: true } : item));
  const unread =
    (pages.value?.first.unread ?? 0) -
    all.filter(({ read, noticeId }) => !read && opened.indexOf(noticeId) >= 0).length;
  return {
    ...pages,
    value: pages.value === undefined ? undefined : { items, unread: Math.max(0, unread) },
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
