import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { actingRole } from './linkOpinion.ts';
import type { OpinionRecord } from './opinionModel.ts';
import type { OpinionParts } from './opinionParts.ts';

/**
 * Takes a link back: it stays where it is, struck through, with who, when and why. A complaint that the office filed is
 * withdrawn with it, while the rules of complaints allow that; one that was rejected stays so.
 */
export async function undoLink(
  { opinions, complaints, clock }: Pick<OpinionParts, 'opinions' | 'complaints' | 'clock'>,
  caller: Caller,
  { _id, links }: OpinionRecord,
  linkId: string,
  reason: string,
): Promise<Refusal | undefined> {
  const { account } = caller;
  const link = links.find((one) => one.linkId === linkId);
  if (account === null || link === undefined) return refuse('request/not-found');
  if (link.undone !== undefined) return refuse('opinion/link-undone');
  if (link.target.kind === 'complaint') {
    const refused = await complaints.withdrawForOffice(caller, link.target.complaintId, reason);
    if (refused !== undefined) return refused;
  }
  await opinions.undo(_id, linkId, {
    at: new Date(clock.now()),
    by: actingRole(caller),
    actor: account.id,
    reason,
  });
  return undefined;
}
