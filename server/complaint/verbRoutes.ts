import type { ComplaintView } from '../../shared/complaint/complaintView.ts';
import { foldComplaint } from '../../shared/complaint/foldComplaint.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { AuditAct } from '../audit/auditTrail.ts';
import type { Caller } from '../http/caller.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  assignBody,
  closingBody,
  complaintParams,
  confirmBody,
  decisionBody,
  extensionBody,
  mergeBody,
  reopenBody,
  saidBody,
  toldBody,
} from './complaintSchemas.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import type { ComplaintParts } from './complaintParts.ts';
import { moveComplaint, type VerbSaid } from './moveComplaint.ts';
import { presentComplaint } from './presentComplaint.ts';
import { isFiler, readerOf } from './complaintScope.ts';

const DESK = ['communityAdmin', 'worker'] as const;
const DISPATCH = ['communityAdmin', 'districtBureau'] as const;
const FILERS = ['resident', 'owner'] as const;

/** The verbs of the machine, one route each; who may say which in which state stands in `verbTable.ts` alone. */
export function verbRoutes(parts: ComplaintParts): Route[] {
  /** Says a verb; what an office or firm says is written down in the audit log. */
  const say = async (
    caller: Caller,
    complaintId: string,
    said: VerbSaid,
    act?: AuditAct,
  ): Promise<ComplaintView | Refusal> => {
    const found = await parts.complaints.findInReach(caller, complaintId, said.clientKey);
    if (found === undefined) return refuse('request/not-found');
    const move = () => moveComplaint(parts, caller, complaintId, said);
    const moved =
      act === undefined || isFiler(caller, found)
        ? await move()
        : await parts.audit.perform(caller, act, move, ({ communityId }) => ({
            target: complaintId,
            communityId,
            once: `${complaintId}:${caller.account?.id ?? ''}:${said.clientKey}`,
          }));
    if (isRefusal(moved)) return moved;
    if (readerOf(caller, moved) === undefined) return left(caller, moved, said.clientKey);
    return (await presentComplaint(parts, caller, moved)) ?? refuse('request/not-found');
  };

  /** Whoever gave it back has it no longer in reach: it is shown as that act left it, and not what was said since. */
  const left = async (
    caller: Caller,
    complaint: ComplaintRecord,
    clientKey: string,
  ): Promise<ComplaintView | Refusal> => {
    const last = complaint.entries.findIndex(
      (entry) => entry.accountId === caller.account?.id && entry.clientKey === clientKey,
    );
    const entries = complaint.entries.slice(0, last + 1);
    if (entries.length === 0) return refuse('request/not-found');
    const folded = foldComplaint(complaint.terms, entries, parts.calendar);
    const then = { ...complaint, entries, folded, version: folded.version };
    return (await presentComplaint(parts, caller, then, 'handler')) ?? refuse('request/not-found');
  };

  return [
    defineRoute({
      key: 'POST /complaints/:complaintId/accept',
      who: 'signedIn',
      roles: DESK,
      summary: '受理',
      params: complaintParams,
      body: saidBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'accept', ...body }, 'complaint.accept'),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/reject',
      who: 'signedIn',
      roles: DESK,
      summary: '不予受理, with the reason; its filer may appeal once',
      params: complaintParams,
      body: toldBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'reject', ...body }, 'complaint.reject'),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/appeal',
      who: 'signedIn',
      roles: FILERS,
      summary: 'Bring a rejected complaint before the district bureau, once',
      params: complaintParams,
      body: toldBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'appeal', ...body }),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/merge',
      who: 'signedIn',
      roles: DESK,
      summary: '合并办理: another open complaint goes on; followers and filer follow it',
      params: complaintParams,
      body: mergeBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'merge', ...body }, 'complaint.merge'),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/assign',
      who: 'signedIn',
      roles: DISPATCH,
      summary: '派单 to an organisation that works for the 小区',
      params: complaintParams,
      body: assignBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'assign', ...body }, 'complaint.assign'),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/start',
      who: 'signedIn',
      roles: ['handler'],
      summary: 'Begin to work on it',
      params: complaintParams,
      body: saidBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'start', ...body }, 'complaint.start'),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/return',
      who: 'signedIn',
      roles: ['handler'],
      summary: '退单, with the reason; after the second one the district bureau dispatches',
      params: complaintParams,
      body: toldBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'return', ...body }, 'complaint.return'),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/request-extension',
      who: 'signedIn',
      roles: ['handler'],
      summary: '申请延期 by so many working days, with the reason',
      params: complaintParams,
      body: extensionBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'requestExtension', ...body }, 'complaint.requestExtension'),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/decide-extension',
      who: 'signedIn',
      roles: ['communityAdmin'],
      summary: 'Grant the extension or not; the clock stands still only in a granted one',
      params: complaintParams,
      body: decisionBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'decideExtension', ...body }, 'complaint.decideExtension'),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/done',
      who: 'signedIn',
      roles: ['handler'],
      summary: '办结待评, with proof photographs; whether it is solved is the filer’s word',
      params: complaintParams,
      body: toldBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'done', ...body }, 'complaint.done'),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/confirm',
      who: 'signedIn',
      roles: FILERS,
      summary: '居民确认解决, with a rating if wanted',
      params: complaintParams,
      body: confirmBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'confirm', ...body }),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/reopen',
      who: 'signedIn',
      roles: FILERS,
      summary: '未解决重办: it goes back to its handler with a new clock, the third time to 督办',
      params: complaintParams,
      body: reopenBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'reopen', ...body }),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/escalate',
      who: 'signedIn',
      roles: [...DISPATCH, ...FILERS],
      summary: '督办: by an office, or by the filer after a missed deadline',
      params: complaintParams,
      body: toldBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'escalate', ...body }, 'complaint.escalate'),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/close-unresolved',
      who: 'signedIn',
      roles: DISPATCH,
      summary: '客观无法解决: the community asks with a public reason, the district bureau decides',
      params: complaintParams,
      body: closingBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'closeUnresolved', ...body }, 'complaint.closeUnresolved'),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/withdraw',
      who: 'signedIn',
      roles: FILERS,
      summary: '撤回诉求',
      params: complaintParams,
      body: saidBody,
      handle: ({ caller, params: { complaintId }, body }) =>
        say(caller, complaintId, { verb: 'withdraw', ...body }),
    }),
  ];
}
