import type { Account } from '../../shared/identity/account.ts';
import type { NoticeReader } from './noticeListStore.ts';
import { addresseeOf } from './noticeStore.ts';

/** Everybody for whom this account may read: itself, its households, and whoever holds the grants that it holds. */
export function noticeReader({ id: accountId, households, roles }: Account): NoticeReader {
  return {
    accountId,
    addressees: [
      addresseeOf({ accountId }),
      ...households
        .filter(({ status }) => status === 'approved')
        .map(({ householdId }) => addresseeOf({ householdId })),
      ...roles.flatMap(({ role, scope }) => scope.map((one) => addresseeOf({ role, scope: one }))),
    ],
  };
}
