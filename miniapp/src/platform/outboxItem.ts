import type { NewComplaint } from '../../../shared/complaint/complaintApi.ts';
import type { Receipt } from '../../../shared/ledger/receipt.ts';
import type { ResponseBody, VisitBody } from '../../../shared/round/roundView.ts';
import type { CallResult, ClientRefusal } from './clientRefusal.ts';
import { given } from './given.ts';

/** What is sent to the record of a round. */
export type RoundSubmission =
  | { readonly kind: 'response'; readonly roundId: string; readonly body: ResponseBody }
  | { readonly kind: 'visit'; readonly roundId: string; readonly body: VisitBody };

/** What the device sends until the server has it. All carry their client key, so sending again is harmless. */
export type Submission = RoundSubmission | ComplaintSubmission;

/** A filing; photographs that are not uploaded yet are kept on the device under `photosKeptAs` and go first. */
export interface ComplaintSubmission {
  readonly kind: 'complaint';
  readonly communityId: string;
  readonly body: NewComplaint;
  readonly photosKeptAs: string;
}

/** How the server acknowledges: with the receipt of the record, or with the number of what was filed. */
export interface Acknowledged {
  readonly receipt?: Receipt;
  readonly filed?: FiledComplaint;
}

/** What a filing is known by afterwards; `number` for the telephone. */
export interface FiledComplaint {
  readonly complaintId: string;
  readonly number: string;
}

/**
 * One submission on this device. `waiting` 未上传: kept here only, will be sent. `recorded` 已登记: the server
 * acknowledged it. `refused` 未登记: the server said no; the content stays for editing.
 */
export interface OutboxItem {
  readonly clientKey: string;
  /** Who gave it; it is never sent in another person's session. */
  readonly accountId: string;
  readonly submission: Submission;
  readonly state: 'waiting' | 'recorded' | 'refused';
  /** ISO 8601 UTC. */
  readonly queuedAt: string;
  readonly attempts: number;
  /** Milliseconds since 1970; not sent earlier unless the network has just come back. */
  readonly nextAttemptAt: number;
  readonly receipt?: Receipt;
  readonly filed?: FiledComplaint;
  readonly refusal?: ClientRefusal;
}

export type RoundItem = OutboxItem & { readonly submission: RoundSubmission };

/** Tells what belongs to a round from a complaint. */
export function isOfRound(item: OutboxItem): item is RoundItem {
  return item.submission.kind !== 'complaint';
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 120_000;

/** A new submission, to be sent at once. */
export function newOutboxItem(submission: Submission, accountId: string, now: number): OutboxItem {
  return {
    clientKey: submission.body.clientKey,
    accountId,
    submission,
    state: 'waiting',
    queuedAt: new Date(now).toISOString(),
    attempts: 0,
    nextAttemptAt: now,
  };
}

/**
 * The item after an attempt. Acknowledged → `recorded` with its receipt or number. A refusal that sending again cannot change →
 * `refused`. No reply, an overloaded or recovering server and an ended session leave it waiting, with the pause doubled
 * up to two minutes and spread by `random` (0 to 1).
 */
export function afterAttempt(
  item: OutboxItem,
  result: CallResult<Acknowledged>,
  now: number,
  random: number,
): OutboxItem {
  const attempts = item.attempts + 1;
  if (result.ok) {
    const { receipt, filed } = result.value;
    return { ...item, attempts, state: 'recorded', ...given({ receipt, filed }) };
  }
  if (isFinalRefusal(result.refusal)) return { ...item, attempts, state: 'refused', refusal: result.refusal };
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 10));
  const nextAttemptAt = now + Math.round(wait * (0.5 + random / 2));
  return { ...item, attempts, nextAttemptAt, refusal: result.refusal };
}

/** 4xx is the server's last word on this content, except "sign in", "too slow" and "too many". */
export function isFinalRefusal(refusal: ClientRefusal): boolean {
  const { status } = refusal;
  return status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429;
}

/** The items that this account may send now, oldest first; `hurry` ignores the pauses (network back, app shown again). */
export function dueItems(
  items: readonly OutboxItem[],
  accountId: string,
  now: number,
  hurry: boolean,
): readonly OutboxItem[] {
  return items
    .filter((item) => item.state === 'waiting' && item.accountId === accountId)
    .filter((item) => hurry || item.nextAttemptAt <= now)
    .sort((first, second) => first.queuedAt.localeCompare(second.queuedAt));
}
