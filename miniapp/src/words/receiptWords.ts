import type { ReceiptStep } from '../../../shared/ledger/verifyReceipt.ts';

/** What each step of the check on this device has established, in words for residents. */
export const RECEIPT_STEP_WORDS: Readonly<Record<ReceiptStep | 'key', string>> = {
  signature: '登记簿的签名是真的',
  leaf: '这一条没有被改过',
  opening: '里面封存的内容能对上',
  inclusion: '这一条确实在登记簿里',
  content: '登记的正是您家提交的内容',
  key: '签名用的钥匙和上次记住的一样',
};

/** The short code of an entry: the first twelve digits of its hash in groups, `8F3A-21C0-97BE`. */
export function receiptCode(hash: string): string {
  return (hash.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-');
}

/** A hash for comparing by eye: groups of eight. */
export function hashGroups(hash: string): string {
  return (hash.match(/.{1,8}/g) ?? []).join(' ');
}
