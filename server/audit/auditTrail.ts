import { randomUUID } from 'node:crypto';
import { reachesCommunity, type CommunityPlace } from '../../shared/identity/scope.ts';
import type { Role } from '../../shared/identity/account.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import type { Places } from '../identity/places.ts';
import type { Ledger } from '../ledger/ledgerTypes.ts';

/** What staff looked at or changed, in words that stay stable. */
export const AUDIT_ACTS = [
  'doors.view',
  'bindings.view',
  'binding.approve',
  'binding.reject',
  'response.enter',
  'visit.record',
  'round.draft',
  'round.change',
  'round.cancel',
  'round.open',
  'round.close',
  'round.finalise',
  'stage.move',
  'gate.waive',
  'plan.publish',
  'publicity.publish',
  'objection.answer',
  'stage.record',
  'bundle.view',
  'exclusions.view',
  'exclusion.request',
  'exclusion.decide',
  'voids.view',
  'void.request',
  'void.decide',
  'erasures.view',
  'erasure.request',
  'erasure.decide',
  'entries.view',
  'disputes.view',
  'dispute.view',
  'dispute.resolve',
  'dispute.slip',
  'amendments.view',
  'amendment.request',
  'amendment.decide',
  'sample.view',
  'sample.record',
  'flags.view',
  'flag.reply',
  'flag.review',
  'opinions.view',
  'opinion.link',
  'opinion.unlink',
  'opinion.complain',
  'opinion.publish',
  'opinion.unpublish',
  'opinion.confirmGroup',
  'opinion.splitGroup',
  'forms.view',
  'forms.print',
  'forms.receive',
  'form.check',
  'owners.view',
  'owners.represent',
  'scrutineers.appoint',
  'committee.member',
  'committee.meeting',
  'committee.decide',
  'roomlist.view',
  'choices.view',
  'complaint.file',
  'complaint.view',
  'complaint.accept',
  'complaint.reject',
  'complaint.merge',
  'complaint.assign',
  'complaint.return',
  'complaint.start',
  'complaint.requestExtension',
  'complaint.decideExtension',
  'complaint.done',
  'complaint.escalate',
  'complaint.closeUnresolved',
  'complaint.say',
  'complaint.moderate',
  'complaint.phone',
  'complaints.export',
  'organisation.add',
  'organisation.change',
  'organisation.retire',
  'organisation.join',
  'organisation.part',
  'photo.cover',
  'photo.uncover',
  'slips.view',
  'slips.print',
  'slip.outcome',
  'audit.view',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** What an act was about; `communityId` decides who may read of it, absent for what belongs to no community. */
export interface AuditSubject {
  readonly target: string;
  readonly communityId?: string;
}

/** The log of who looked at or changed what: a second log of the ledger's own engine. */
export interface AuditTrail {
  /** Records a look, durable before anything is shown; a refusal means that nothing may be shown. */
  record(caller: Caller, act: AuditAct, about: AuditSubject): Promise<Refusal | undefined>;
  /**
   * Does something and records that it was done. While the trail takes no entries nothing is done. `once` names the
   * deed: doing it again (a request sent twice) makes up for a line that could not be written, and never adds one. A
   * deed that stands although its line failed is not denied to the caller; the operator hears of it.
   */
  perform<Done extends object>(
    caller: Caller,
    act: AuditAct,
    work: () => Promise<Done | Refusal>,
    about: (done: Done) => AuditSubject & { readonly once: string },
  ): Promise<Done | Refusal>;
  /**
   * What the caller may read below `before` (exclusive), newest first: acts in the reach of its grants, and its own.
   * `next` is where to go on, null at the end; a page may be short, because a page looks at so many entries and no more.
   */
  readInScope(
    caller: Caller,
    page: { readonly before: number | undefined; readonly limit: number },
  ): Promise<{ readonly items: readonly Entry[]; readonly next: number | null }>;
}

/** Id of the audit log among the ledger's logs. */
export const AUDIT_LOG = 'audit';

/** Who reads the trail, each in its own reach. */
export const AUDIT_ROLES = ['inspector', 'operator'] as const satisfies readonly Role[];

const SCAN_SIZE = 200;
const MOST_SCANNED = 2000;

export interface AuditParts {
  readonly ledger: Ledger<unknown>;
  readonly places: Pick<Places, 'describeCommunity'>;
  /** Told of a deed whose line could not be written. */
  readonly alarm: (error: unknown) => void;
}

/** Opens the audit log. */
export async function openAuditTrail({ ledger, places, alarm }: AuditParts): Promise<AuditTrail> {
  await ledger.openLog(AUDIT_LOG);

  const write = async (
    { account }: Caller,
    act: AuditAct,
    { target, communityId }: AuditSubject,
    clientKey: string,
  ): Promise<Refusal | undefined> => {
    const actor = account?.id ?? 'visitor';
    const role = account?.roles[0]?.role ?? 'visitor';
    const d = { act, role, ...(communityId === undefined ? {} : { community: communityId }) };
    const written = await ledger.append({
      log: AUDIT_LOG,
      actor,
      clientKey,
      request: { act, target },
      decide: () => ({ t: 'access', d, fields: { actor, target }, touches: [] }),
    });
    return isRefusal(written) ? written : undefined;
  };

  return {
    record: (caller, act, about) => write(caller, act, about, randomUUID()),
    async perform(caller, act, work, about) {
      const stopped = ledger.stopped(AUDIT_LOG);
      if (stopped !== undefined) return stopped;
      const done = await work();
      if (isRefusal(done)) return done;
      const { once, ...subject } = about(done);
      try {
        const unwritten = await write(caller, act, subject, `${act}:${once}`);
        if (unwritten !== undefined)
          alarm(new Error(`${act} ${once} was done, its audit line: ${unwritten.refused}`));
      } catch (error) {
        alarm(error);
      }
      return done;
    },
    async readInScope(caller, { before, limit }) {
      await ledger.catchUp(AUDIT_LOG);
      const mayRead = readerOf(caller, places);
      const items: Entry[] = [];
      let end = Math.min(before ?? Number.MAX_SAFE_INTEGER, ledger.size(AUDIT_LOG));
      const stopAt = Math.max(0, end - MOST_SCANNED);
      while (end > stopAt) {
        const from = Math.max(stopAt, end - SCAN_SIZE);
        const entries = await ledger.entries(AUDIT_LOG, from, end - from);
        for (const entry of [...entries].reverse()) {
          if (items.length === limit) return { items, next: entry.leaf.seq + 1 };
          if (entry.leaf.t === 'access' && (await mayRead(entry))) items.push(entry);
        }
        end = from;
      }
      return { items, next: end > 0 ? end : null };
    },
  };
}

/** Whether the caller may read a line; each community is looked up once. */
function readerOf(caller: Caller, places: AuditParts['places']): (entry: Entry) => Promise<boolean> {
  const known = new Map<string, CommunityPlace | null>();
  return async ({ leaf, fields }) => {
    if (caller.account !== null && fields.actor === caller.account.id) return true;
    const communityId = leaf.d?.['community'];
    if (typeof communityId !== 'string') return false;
    const place = known.get(communityId) ?? (await places.describeCommunity(communityId));
    known.set(communityId, place);
    return place !== null && reachesCommunity(caller, place, AUDIT_ROLES);
  };
}
