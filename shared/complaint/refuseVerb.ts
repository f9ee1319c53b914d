import { refuse, type Refusal } from '../refusal.ts';
import {
  COMPLAINT_VERBS,
  type ComplaintActor,
  type ComplaintState,
  type ComplaintVerb,
} from './complaint.ts';
import type { ComplaintTerms } from './complaintEntry.ts';
import type { FoldedComplaint } from './foldedComplaint.ts';
import { isOpen, VERB_TABLE, verbRow } from './verbTable.ts';

/** A complaint as the rules look at it: what was fixed at the filing, and what its entries add up to. */
export interface StandingComplaint extends FoldedComplaint {
  readonly complaintId: string;
  readonly communityId: string;
  readonly isPrivate: boolean;
  /** Its filer's account, or null where staff wrote it down for somebody without one. */
  readonly filerId: string | null;
  readonly terms: ComplaintTerms;
}

/** The complaint that goes on after a merge. */
export type MergeTarget = Pick<
  StandingComplaint,
  'complaintId' | 'communityId' | 'isPrivate' | 'filerId' | 'state'
>;

/** A verb as it is about to be said, with what some verbs need. `at`: milliseconds since 1970 UTC. */
export interface VerbAct {
  readonly verb: ComplaintVerb;
  readonly actor: ComplaintActor;
  readonly at: number;
  readonly accountId?: string;
  readonly text?: string;
  readonly photos?: readonly string[];
  readonly workingDays?: number;
  readonly approve?: boolean;
  readonly into?: MergeTarget;
}

const DAY = 86_400_000;

/**
 * Whether this verb may be said now by this person, by the table and by what does not fit into its columns: one
 * appeal; after the second return the bureau dispatches; a filer escalates once after a missed deadline; reopening has its
 * days; closing takes two persons; a proof photograph; the limits of an extension; into what may be merged.
 */
export function refuseVerb(complaint: StandingComplaint, act: VerbAct): Refusal | undefined {
  return refuseMove(complaint, act) ?? refuseContent(complaint, act);
}

/** The verbs that this person could say now, were everything that they need at hand. */
export function verbsOpenTo(
  complaint: StandingComplaint,
  who: Pick<VerbAct, 'actor' | 'at' | 'accountId'>,
): ComplaintVerb[] {
  return COMPLAINT_VERBS.filter((verb) => refuseMove(complaint, { ...who, verb }) === undefined);
}

function refuseMove(
  complaint: StandingComplaint,
  { verb, actor, at, accountId }: VerbAct,
): Refusal | undefined {
  const { state } = complaint;
  if (verbRow(verb, state, actor) === undefined) return refuseRow(verb, state, actor);
  switch (verb) {
    case 'appeal':
      return complaint.appeals > 0 ? refuse('complaint/appealed') : undefined;
    case 'assign':
      if (actor === 'districtBureau')
        return state === 'returned' && !complaint.bureauDecides
          ? refuse('complaint/wrong-state', { state })
          : undefined;
      return complaint.bureauDecides ? refuse('complaint/bureau-decides') : undefined;
    case 'reopen':
      return complaint.doneAt !== null && at > complaint.doneAt + complaint.terms.reopenDays * DAY
        ? refuse('complaint/reopen-too-late', { days: complaint.terms.reopenDays })
        : undefined;
    case 'timeOut':
      return complaint.doneAt !== null && at < complaint.doneAt + complaint.terms.timeOutDays * DAY
        ? refuse('complaint/not-timed-out')
        : undefined;
    case 'escalate':
      return actor === 'filer' && !hasMissedDeadline(complaint, at)
        ? refuse('complaint/no-missed-deadline')
        : undefined;
    case 'closeUnresolved':
      return refuseClosing(complaint, actor, accountId);
    default:
      return undefined;
  }
}

/** A deadline that was missed and for which the filer has not asked for 督办 yet: each is asked for once. */
function hasMissedDeadline({ clocks, filerEscalatedAt }: StandingComplaint, at: number): boolean {
  const asked = filerEscalatedAt ?? -Infinity;
  return clocks.some(({ dueAt, metAt }) => (metAt ?? at) > dueAt && dueAt > asked);
}

/** Somebody who may never say the verb is told so; everybody else hears that it is not the time. */
function refuseRow(verb: ComplaintVerb, state: ComplaintState, actor: ComplaintActor): Refusal {
  const mayEver = VERB_TABLE.some((row) => row.verb === verb && row.by.includes(actor));
  return mayEver ? refuse('complaint/wrong-state', { state }) : refuse('identity/role-may-not');
}

function refuseClosing(
  { closingAsked }: StandingComplaint,
  actor: ComplaintActor,
  accountId: string | undefined,
): Refusal | undefined {
  if (actor === 'communityAdmin')
    return closingAsked === null ? undefined : refuse('complaint/closing-asked');
  if (closingAsked === null) return refuse('complaint/closing-not-asked');
  return accountId !== undefined && closingAsked.accountId === accountId
    ? refuse('complaint/same-person')
    : undefined;
}

function refuseContent(complaint: StandingComplaint, act: VerbAct): Refusal | undefined {
  switch (act.verb) {
    case 'done':
      return (act.photos ?? []).length === 0 ? refuse('complaint/no-proof-photo') : undefined;
    case 'requestExtension': {
      const { extensionWorkingDays: most } = complaint.terms;
      const left = most - complaint.extensionGranted;
      return (act.workingDays ?? 0) > left
        ? refuse('complaint/extension-too-long', { left, most })
        : undefined;
    }
    case 'closeUnresolved':
      if (act.actor === 'communityAdmin')
        return (act.text ?? '').trim() === '' ? refuse('complaint/needs-reason') : undefined;
      return act.approve === undefined ? refuse('complaint/needs-decision') : undefined;
    case 'merge':
      return refuseMerge(complaint, act.into);
    default:
      return undefined;
  }
}

/**
 * The other complaint is open, of the same community and another one: as only what is open may be merged into, no
 * circle can come about. A private complaint joins only another of the same filer: a stranger who followed it would
 * read it, and whoever follows a public one does not follow a private one.
 */
function refuseMerge(complaint: StandingComplaint, into: MergeTarget | undefined): Refusal | undefined {
  if (into === undefined || into.communityId !== complaint.communityId) return refuse('request/not-found');
  if (into.complaintId === complaint.complaintId) return refuse('complaint/merge-into-itself');
  if (!isOpen(into.state)) return refuse('complaint/merge-into-ended');
  const alone = complaint.isPrivate || into.isPrivate;
  return alone && (complaint.filerId === null || complaint.filerId !== into.filerId)
    ? refuse('complaint/merge-private')
    : undefined;
}
