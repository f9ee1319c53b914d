import type { ComplaintActor, ComplaintState, ComplaintVerb } from '../../shared/complaint/complaint.ts';
import type { ComplaintEntry, ComplaintTerms } from '../../shared/complaint/complaintEntry.ts';
import { foldComplaint } from '../../shared/complaint/foldComplaint.ts';
import type { FoldedComplaint } from '../../shared/complaint/foldedComplaint.ts';
import type { StandingComplaint, VerbAct } from '../../shared/complaint/refuseVerb.ts';
import { chineseCalendar } from '../../server/complaint/workingCalendar.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const calendar = chineseCalendar();

/** 2026-03-02 is a Monday; no holiday is near. */
export const MONDAY = Date.parse('2026-03-02T09:00:00+08:00');

/** Numbers of the test's own choosing, so that it does not follow the policy. */
export const terms: ComplaintTerms = {
  acceptHours: 24,
  respondHours: 72,
  resolveHours: 240,
  superviseHours: 48,
  soonPercent: 25,
  superiorHours: 24,
  waitWorkingDays: 3,
  extensionWorkingDays: 10,
  timeOutDays: 7,
  reopenDays: 30,
  satisfiedFrom: 4,
};

/** A step of a story: who says what, so many hours after the step before (one where nothing is said). */
export interface Step extends Partial<ComplaintEntry> {
  readonly after?: number;
}

/** The entries of a complaint filed on the Monday, or when the first step says so. */
export function tell(steps: readonly Step[], from: number = MONDAY): ComplaintEntry[] {
  const entries: ComplaintEntry[] = [
    { entryId: 'entry-0', at: from, by: 'filer', kind: 'filed', text: '三楼漏水' },
  ];
  let at = from;
  for (const { after = 1, ...step } of steps) {
    at += after * HOUR;
    entries.push({
      entryId: `entry-${entries.length}`,
      at,
      by: step.actor ?? 'filer',
      kind: 'said',
      ...step,
    });
  }
  return entries;
}

/** A verb as a step, with what it needs. */
export function says(actor: ComplaintActor, verb: ComplaintVerb, more: Step = {}): Step {
  const needed: Step = {
    ...(verb === 'assign' ? { organisationId: 'org-1' } : {}),
    ...(verb === 'done' ? { photos: ['photo-1'], text: '已修好' } : {}),
    ...(verb === 'merge' ? { into: 'complaint-2' } : {}),
    ...(verb === 'requestExtension' ? { workingDays: 5 } : {}),
  };
  return { kind: verb, actor, by: actor, accountId: `account-${actor}`, ...needed, ...more };
}

const accepted = [says('communityAdmin', 'accept')];
const assigned = [...accepted, says('communityAdmin', 'assign')];
const inProgress = [...assigned, says('handler', 'start')];
const done = [...inProgress, says('handler', 'done')];
const asked = says('communityAdmin', 'closeUnresolved', { text: '产权单位已注销' });

/** The shortest way into each state. */
export const WAY_TO: Readonly<Record<ComplaintState, readonly Step[]>> = {
  submitted: [],
  accepted,
  rejected: [says('communityAdmin', 'reject', { text: '不属于改造范围' })],
  merged: [says('communityAdmin', 'merge')],
  assigned,
  returned: [...assigned, says('handler', 'return', { text: '不是我们的工程' })],
  inProgress,
  extensionRequested: [...inProgress, says('handler', 'requestExtension', { text: '等材料' })],
  done,
  confirmed: [...done, says('filer', 'confirm', { rating: 5 })],
  reopened: [...done, says('filer', 'reopen', { text: '还在漏' })],
  timedOut: [...done, says('clock', 'timeOut', { after: 7 * 24 })],
  escalated: [says('communityAdmin', 'escalate', { text: '请区里协调' })],
  closedUnresolved: [...inProgress, asked, says('districtBureau', 'closeUnresolved', { approve: true })],
  withdrawn: [says('filer', 'withdraw')],
};

export function fold(entries: readonly ComplaintEntry[]): FoldedComplaint {
  return foldComplaint(terms, entries, calendar);
}

/** The complaint of the story as the rules look at it. */
export function standing(steps: readonly Step[], facts: Partial<StandingComplaint> = {}): StandingComplaint {
  return {
    ...fold(tell(steps)),
    complaintId: 'complaint-1',
    communityId: 'community-1',
    isPrivate: false,
    filerId: 'account-filer',
    terms,
    ...facts,
  };
}

/** The verb with everything at hand that it could need. */
export function fullAct(verb: ComplaintVerb, actor: ComplaintActor, at: number): VerbAct {
  return {
    verb,
    actor,
    at,
    accountId: `account-${actor}-2`,
    text: '原因',
    photos: ['photo-1'],
    workingDays: 1,
    approve: true,
    into: {
      complaintId: 'complaint-2',
      communityId: 'community-1',
      isPrivate: false,
      filerId: 'account-other',
      state: 'accepted',
    },
  };
}
