import type { Account } from '../../../shared/identity/account.ts';
import type { NoticeLink } from '../../../shared/notice/notice.ts';
import { paths } from '../platform/paths.ts';
import { isStaff } from '../store/accountStore.ts';

/** The page that a message is about, for this person: a complaint's own page, or the desk of whoever works on it. */
export function noticePath(link: NoticeLink, account: Account): string {
  switch (link.kind) {
    case 'round':
      return paths.mine(link.roundId);
    case 'complaint':
      return isStaff(account) ? paths.deskCase(link.complaintId) : paths.complaint(link.complaintId);
    case 'household':
      return paths.me();
  }
}
