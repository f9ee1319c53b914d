import { verifyReceipt, type ReceiptStep } from '../../../shared/ledger/verifyReceipt.ts';
import type { Receipt } from '../../../shared/ledger/receipt.ts';
import type { Answer } from '../../../shared/round/question.ts';
import { recall } from '../platform/storage.ts';
import { verifyCrypto } from '../platform/verifyCrypto.ts';
import { asLedgerValue } from './asLedgerValue.ts';

/** `key`: the log's public key is the one this device remembers, or one that it saw replaced since. */
export interface CheckedStep {
  readonly step: ReceiptStep | 'key';
  readonly ok: boolean;
}

/** What the receipt must be about; `answers` is absent for a withdrawal. */
export interface ReceiptSubject {
  readonly communityId: string;
  readonly roundId: string;
  readonly householdId: string;
  readonly answers?: readonly Answer[];
}

/** Checks a receipt on this device, without the server, step by step; recorded only when every step holds. */
export function checkReceipt(receipt: Receipt, subject: ReceiptSubject): readonly CheckedStep[] {
  const { communityId: log, roundId: round, householdId: household, answers } = subject;
  const steps = verifyReceipt(verifyCrypto, receipt, {
    log,
    round,
    household,
    ...(answers === undefined ? {} : { answers: asLedgerValue(answers) }),
  });
  const head = recall(`head/${log}`);
  if (head === undefined) return steps;
  const { publicKey, size } = receipt.checkpoint;
  const isFormer = head.formerKeys?.some((former) => former.publicKey === publicKey && size <= former.upTo);
  return [...steps, { step: 'key', ok: head.publicKey === publicKey || isFormer === true }];
}
