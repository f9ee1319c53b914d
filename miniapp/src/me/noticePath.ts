import type { NoticeView } from '../../../shared/notice/noticeApi.ts';
import { paths } from '../platform/paths.ts';

/** The page that a message is about: a complaint's own page, or the desk where it is for those who work on it. */
export function noticePath({ link, toOffice }: Pick<NoticeView, 'link' | 'toOffice'>): string {
  switch (link.kind) {
    case 'round':
      return paths.mine(link.roundId);
    case 'complaint':
      return toOffice ? paths.deskCase(link.complaintId) : paths.complaint(link.complaintId);
    case 'household':
      return paths.me();
  }
}
