import { refuse, type Refusal } from '../../../shared/refusal.ts';
import { isElectorRelation } from '../../../shared/round/vote/refuseVote.ts';
import type { Caller } from '../../http/caller.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { RoundParts } from '../roundParts.ts';

/**
 * Enters the representative on whom the owners of a dwelling agreed, named by his approved binding as one of them. It
 * holds for votes that open afterwards; the roll of one under way does not change.
 */
export async function nameRepresentative(
  { bindings, owners }: Pick<RoundParts, 'bindings' | 'owners'>,
  caller: Caller,
  { _id: communityId }: CommunityRecord,
  bindingId: string,
): Promise<{ readonly householdId: string } | Refusal> {
  const binding = await bindings.findInScope(caller, bindingId);
  if (binding?.communityId !== communityId) return refuse('request/not-found');
  const { householdId, accountId, relation, status } = binding;
  if (status !== 'approved' || !isElectorRelation(relation)) return refuse('owner/not-an-owner');
  const isNamed = await owners.setRepresentative(communityId, householdId, accountId);
  return isNamed ? { householdId } : refuse('owner/not-an-owner');
}
