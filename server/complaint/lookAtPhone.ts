import { SHORTEST_LOOK_REASON } from '../../shared/complaint/complaint.ts';
import { plainText, textFault } from '../../shared/plainText.ts';
import { isOpen } from '../../shared/complaint/verbTable.ts';
import { refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import type { ComplaintParts } from './complaintParts.ts';
import { actorsOf, authorOf } from './complaintScope.ts';
import { placeOfPhone } from './fileComplaint.ts';

/**
 * Opens the telephone number to whom the case needs it: the handler that it is assigned to and the admin of its
 * community, while it is open. Its owner reads the reason, so the content check reads it first. The look is durable, in
 * the audit log and for the number's owner, before it is shown.
 */
export async function lookAtPhone(
  parts: ComplaintParts,
  caller: Caller,
  complaintId: string,
  reason: string,
): Promise<{ readonly phone: string } | Refusal> {
  const { account } = caller;
  const said = plainText(reason);
  const fault = textFault(reason) ?? (said.length < SHORTEST_LOOK_REASON ? 'too-short' : undefined);
  if (fault !== undefined) return refuseFields([{ path: 'reason', code: fault }]);
  const complaint = await parts.complaints.findInReach(caller, complaintId);
  if (complaint === undefined || account === null) return refuse('request/not-found');
  const actors = actorsOf(caller, complaint);
  if (!actors.includes('handler') && !actors.includes('communityAdmin'))
    return refuse('identity/role-may-not');
  if (complaint.phone === undefined) return refuse('complaint/no-phone');
  if (!isOpen(complaint.folded.state) && complaint.folded.state !== 'done')
    return refuse('complaint/phone-closed');
  const checked = await parts.check.checkText(caller, said);
  if (checked === 'refused') return refuse('content/refused');
  const { communityId } = complaint;
  const unrecorded = await parts.audit.record(caller, 'complaint.phone', {
    target: complaintId,
    communityId,
  });
  if (unrecorded !== undefined) return unrecorded;
  await parts.phoneLooks.record({
    complaintId,
    at: new Date(parts.clock.now()),
    by: authorOf(caller, complaint),
    accountId: account.id,
    reason: said,
    ...(checked === 'pending' ? { check: checked } : {}),
  });
  return { phone: parts.cipher.openText(complaint.phone, placeOfPhone(complaintId)) };
}
