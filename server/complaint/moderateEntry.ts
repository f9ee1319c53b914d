import { plainText, textFault } from '../../shared/plainText.ts';
import { reachesCommunity } from '../../shared/identity/scope.ts';
import { refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { addEntries, type Decision } from './addEntries.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import type { ComplaintParts } from './complaintParts.ts';
import { authorOf, readerOf, worksAtHome } from './complaintScope.ts';

/** Who decides what other residents read. */
export const MODERATORS = ['communityAdmin', 'worker'] as const;

const KINDS = { hold: 'held', hide: 'hidden', restore: 'restored' } as const;

/**
 * Holds or hides the words and photographs of an entry from residents, or shows them again. The original stays, and the
 * decision stands beside it with its reason; the same decision twice is one.
 */
export async function moderateEntry(
  parts: ComplaintParts,
  caller: Caller,
  complaintId: string,
  {
    entryId,
    act,
    reason,
  }: { readonly entryId: string; readonly act: keyof typeof KINDS; readonly reason: string },
): Promise<ComplaintRecord | Refusal> {
  const { account } = caller;
  if (account === null) return refuse('session/not-signed-in');
  const fault = textFault(reason);
  if (fault !== undefined) return refuseFields([{ path: 'reason', code: fault }]);
  return addEntries(
    parts,
    () => parts.complaints.findInReach(caller, complaintId),
    (complaint): Decision => {
      if (worksAtHome(caller, complaint)) return refuse('case/own-household');
      const mayModerate =
        readerOf(caller, complaint) === 'staff' && reachesCommunity(caller, complaint, MODERATORS);
      if (!mayModerate) return refuse('identity/role-may-not');
      if (!complaint.entries.some((entry) => entry.entryId === entryId))
        return refuseFields([{ path: 'entryId', code: 'unknown' }]);
      const now = complaint.folded.moderation.find((one) => one.entryId === entryId)?.is ?? 'restored';
      if (now === KINDS[act]) return 'there';
      const by = authorOf(caller, complaint);
      return [{ kind: KINDS[act], by, accountId: account.id, about: entryId, text: plainText(reason) }];
    },
  );
}
