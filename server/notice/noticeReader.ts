import type { Account } from '../../shared/identity/account.ts';
import { boundSince } from '../../shared/identity/boundSince.ts';
import type { NoticeReader } from './noticeListStore.ts';
import { addresseeOf } from './noticeStore.ts';

/**
 * Everybody for whom this account may read: itself, whoever holds the grants that it holds, and its households since it
 * belongs to them.
 */
export function noticeReader({ id: accountId, households, roles }: Account): NoticeReader {
  return {
    accountId,
    addressees: [
      addresseeOf({ accountId }),
      ...roles.flatMap(({ role, scope }) => scope.map((one) => addresseeOf({ role, scope: one }))),
    ],
    homes: households
      .filter(({ status }) => status === 'approved')
      .map((home) => ({ addressee: addresseeOf(home), since: boundSince(home) })),
  };
}
