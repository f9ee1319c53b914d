import type { ComplaintActor, ComplaintAuthor, ComplaintEntryKind } from './complaint.ts';
import type { ComplaintClock } from './complaintView.ts';

/**
 * The numbers by which one complaint is worked off, taken from the region's policy for its urgency when it was filed:
 * they do not change under it. Hours are hours of working days, days are calendar days where the name does not say
 * otherwise.
 */
export interface ComplaintTerms {
  readonly acceptHours: number;
  readonly respondHours: number;
  readonly resolveHours: number;
  readonly superviseHours: number;
  /** A clock with no more than this share of its hours left is 即将超时. */
  readonly soonPercent: number;
  /** From a missed deadline until the holder's superior is told. */
  readonly superiorHours: number;
  /** All questions to the filer together stop a clock for no longer than this. */
  readonly waitWorkingDays: number;
  /** All extensions of one complaint together. */
  readonly extensionWorkingDays: number;
  /** From 办结待评 to 到期未评. */
  readonly timeOutDays: number;
  /** From 办结待评 until it can no longer be reopened. */
  readonly reopenDays: number;
  /** The rating, 1–5, from which somebody is satisfied. */
  readonly satisfiedFrom: number;
}

/**
 * One thing that happened, as it is kept for good. `kind` says what; the other fields belong to some kinds only. Times
 * are milliseconds since 1970 UTC.
 */
export interface ComplaintEntry {
  readonly entryId: string;
  readonly at: number;
  /** As readers see the author. */
  readonly by: ComplaintAuthor;
  /** In which capacity a verb was said; absent for what is not a verb. */
  readonly actor?: ComplaintActor;
  /** Who it was, for the audit and for what takes two persons. Never shown. */
  readonly accountId?: string;
  readonly kind: ComplaintEntryKind;
  readonly text?: string;
  /** Evidence ids. */
  readonly photos?: readonly string[];
  /** `assign`: to whom. */
  readonly organisationId?: string;
  /** `said`: for staff and handlers only. */
  readonly internal?: boolean;
  /** `requestExtension`. */
  readonly workingDays?: number;
  /** `decideExtension`, and `closeUnresolved` of the bureau. */
  readonly approve?: boolean;
  /** `confirm`, `reopen`, `rate`: 1–5. */
  readonly rating?: number;
  /** `merge`: the complaint that goes on. */
  readonly into?: string;
  /** `joined`: the complaint that was merged into this one. */
  readonly from?: string;
  /** `reminded`, and `escalate` of the clock: whose deadline was missed, and who was told. */
  readonly clock?: ComplaintClock;
  readonly told?: 'holder' | 'superior';
  /** `held`, `hidden`, `restored`: the entry that is meant. */
  readonly about?: string;
  /** Written before its words and photographs had been checked; `restored` or `held` says how the check ended. */
  readonly pending?: boolean;
  /** Names the sending, so that what is sent twice stands here once. */
  readonly clientKey?: string;
}
