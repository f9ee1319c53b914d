import type { ComplaintEntryKind } from '../../shared/complaint/complaint.ts';
import type { ComplaintEntry } from '../../shared/complaint/complaintEntry.ts';
import type { FoldedComplaint } from '../../shared/complaint/foldedComplaint.ts';
import { chinaDayOf } from '../../shared/chinaTime.ts';
import type { ComplaintReason, NoticeWords } from '../../shared/notice/notice.ts';
import type { NoticeAddressee, NoticeToOwe } from '../notice/noticeStore.ts';
import type { ComplaintRecord } from './complaintModel.ts';

/** What a message about a complaint may name beside its number and deadline. */
export type MoveWords = Pick<NoticeWords, 'place' | 'organisation'>;

interface Told {
  readonly to: NoticeAddressee | undefined;
  readonly reason: ComplaintReason;
}

/** What ends a complaint for those who follow it, or may: the filer alone has the last word on 办结. */
const TOLD_TO_FOLLOWERS: readonly ComplaintEntryKind[] = ['done', 'reject', 'withdraw'];

/**
 * Whom an entry of a complaint obliges us to tell, with what it added up to then: its filer of what became of it,
 * whoever follows it of its outcome, the firm or office that has to act next or may stop, and the superior of whoever has
 * missed a deadline. Nobody is told of notes among staff, and no message says what the complaint is about.
 */
export function owedByMove(
  complaint: ComplaintRecord,
  {
    entry,
    after,
    version,
    followers,
  }: {
    readonly entry: ComplaintEntry;
    readonly after: FoldedComplaint;
    readonly version: number;
    /** Accounts of 我也遇到. */
    readonly followers: readonly string[];
  },
  words: MoveWords,
): readonly NoticeToOwe[] {
  const { _id: complaintId, communityId, number, urgency } = complaint;
  const due = after.dueAt === null ? {} : { due: chinaDayOf(after.dueAt) };
  const told = [...toldOf(complaint, entry, after), ...toldOfOutcome(complaint, entry, after, followers)];
  return told.flatMap(({ to, reason }): NoticeToOwe[] =>
    to === undefined
      ? []
      : [
          {
            sourceId: `complaint:${complaintId}:${version}`,
            to,
            aboutAt: new Date(after.filedAt),
            communityId,
            reason,
            words: { number, ...due, ...words },
            link: { kind: 'complaint', complaintId },
            urgent: urgency === 'urgent',
          },
        ],
  );
}

function toldOf(complaint: ComplaintRecord, entry: ComplaintEntry, after: FoldedComplaint): readonly Told[] {
  const filer = filerOf(complaint);
  const holder = holderOf(complaint, after);
  const bureau = bureauOf(complaint);
  switch (entry.kind) {
    case 'filed':
      return complaint.heard === undefined ? [] : [{ to: filer, reason: 'complaintHeard' }];
    case 'accept':
      return [{ to: filer, reason: 'complaintAccepted' }];
    case 'reject':
      return [{ to: filer, reason: 'complaintRejected' }];
    case 'merge':
      return [{ to: filer, reason: 'complaintMerged' }];
    case 'assign':
      return [{ to: holder, reason: 'complaintAssigned' }];
    case 'return':
      return [{ to: holder, reason: 'complaintReturned' }];
    case 'askFiler':
      return [{ to: filer, reason: 'complaintAsked' }];
    case 'said':
      return toldOfWords(entry, filer, holder);
    case 'requestExtension':
      return [{ to: officeOf(complaint), reason: 'complaintExtensionAsked' }];
    case 'decideExtension':
      return [
        ...(entry.approve === true ? [{ to: filer, reason: 'complaintExtended' as const }] : []),
        { to: firmOf(after), reason: 'complaintExtensionDecided' },
      ];
    case 'done':
      return [{ to: filer, reason: 'complaintDone' }];
    case 'reopen':
      return [{ to: holder, reason: 'complaintReopened' }];
    case 'appeal':
      return [{ to: bureau, reason: 'complaintEscalated' }];
    case 'escalate':
      return [
        { to: bureau, reason: 'complaintEscalated' },
        ...(after.holder.kind === 'bureau' ? [] : [{ to: holder, reason: 'complaintEscalated' as const }]),
      ];
    case 'closeUnresolved':
      if (after.state === 'closedUnresolved')
        return [filer, officeOf(complaint), firmOf(after)].map((to) => ({ to, reason: 'complaintClosed' }));
      return after.closingAsked === null
        ? [{ to: officeOf(complaint), reason: 'complaintClosingRefused' }]
        : [{ to: bureau, reason: 'complaintClosingAsked' }];
    case 'withdraw':
      return [{ to: firmOf(after), reason: 'complaintWithdrawn' }];
    case 'reminded':
      return [
        {
          to: remindedOf(complaint, entry, after),
          reason: 'complaintReminder',
        },
      ];
    default:
      return [];
  }
}

/** Of what has become private or hidden since, nobody is told who could no longer read it. */
function toldOfOutcome(
  { filerId, isPrivate, isHidden }: ComplaintRecord,
  { kind }: ComplaintEntry,
  { state }: FoldedComplaint,
  followers: readonly string[],
): readonly Told[] {
  const ended =
    TOLD_TO_FOLLOWERS.includes(kind) || (kind === 'closeUnresolved' && state === 'closedUnresolved');
  if (!ended || isPrivate || isHidden) return [];
  return followers
    .filter((accountId) => accountId !== filerId)
    .map((accountId) => ({ to: { accountId }, reason: 'complaintFollowed' }));
}

/** Words of an office go to the filer, words of the filer to whoever has it. */
function toldOfWords(
  { by, internal }: ComplaintEntry,
  filer: NoticeAddressee | undefined,
  holder: NoticeAddressee | undefined,
): readonly Told[] {
  if (internal === true || by === 'follower') return [];
  return [{ to: by === 'filer' ? holder : filer, reason: 'complaintAnswered' }];
}

function filerOf({ filerId, householdId }: ComplaintRecord): NoticeAddressee | undefined {
  if (filerId !== null) return { accountId: filerId };
  return householdId === undefined ? undefined : { householdId };
}

function holderOf(complaint: ComplaintRecord, { holder }: FoldedComplaint): NoticeAddressee | undefined {
  switch (holder.kind) {
    case 'office':
      return officeOf(complaint);
    case 'organisation':
      return handlersOf(holder.organisationId);
    case 'bureau':
      return bureauOf(complaint);
    case 'filer':
    case 'nobody':
      return undefined;
  }
}

function handlersOf(organisationId: string): NoticeAddressee {
  return { role: 'handler', scope: `organisation:${organisationId}` };
}

/** Whoever was at work last, also where an office has it to decide something or it has ended. */
function firmOf({ organisationId }: FoldedComplaint): NoticeAddressee | undefined {
  return organisationId === null ? undefined : handlersOf(organisationId);
}

function officeOf({ communityId }: ComplaintRecord): NoticeAddressee {
  return { role: 'communityAdmin', scope: `community:${communityId}` };
}

/** The bureau of the district: the region below the city. */
function bureauOf({ regionIds }: ComplaintRecord): NoticeAddressee | undefined {
  const district = regionIds[1] ?? regionIds[0];
  return district === undefined ? undefined : { role: 'districtBureau', scope: `region:${district}` };
}

/** The community is above a firm, the bureau above the community. */
function superiorOf(complaint: ComplaintRecord, { holder }: FoldedComplaint): NoticeAddressee | undefined {
  return holder.kind === 'organisation' ? officeOf(complaint) : bureauOf(complaint);
}

/** The holder of a missed deadline, then the superior; 督办 is the bureau's own. */
function remindedOf(
  complaint: ComplaintRecord,
  { clock, told }: ComplaintEntry,
  after: FoldedComplaint,
): NoticeAddressee | undefined {
  if (clock === 'supervise') return bureauOf(complaint);
  return told === 'superior' ? superiorOf(complaint, after) : holderOf(complaint, after);
}
