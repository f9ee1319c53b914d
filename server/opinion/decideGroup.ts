import { refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import type { OpinionGroupRecord } from './opinionModel.ts';
import { OPINION_WORKERS, type OpinionParts } from './opinionParts.ts';

/**
 * What staff say about a suggested group. `confirm`: these say the same; a suggested member in reach that is not named
 * is taken out. `split`: these do not belong. A member out of the caller's reach stays as it is.
 */
export async function decideGroup(
  { groups }: Pick<OpinionParts, 'groups'>,
  caller: Caller,
  groupId: string,
  decision: { readonly act: 'confirm' | 'split'; readonly opinionIds: readonly string[] },
): Promise<OpinionGroupRecord | Refusal> {
  const group = await groups.find(groupId);
  const members = await groups.membersInScope(caller, OPINION_WORKERS, [groupId]);
  if (group === undefined || members.length === 0) return refuse('request/not-found');
  const { act, opinionIds } = decision;
  const known = new Set(members.map(({ _id }) => _id));
  const unknown = opinionIds.findIndex((id) => !known.has(id));
  if (unknown >= 0) return refuseFields([{ path: `opinionIds[${unknown}]`, code: 'unknown' }]);
  if (act === 'split') {
    await groups.split(groupId, opinionIds);
  } else {
    const confirmed = members.some(({ grouping }) => grouping === 'confirmed');
    if (opinionIds.length < 2 && !confirmed) return refuseFields([{ path: 'opinionIds', code: 'too-few' }]);
    const named = new Set(opinionIds);
    await groups.split(
      groupId,
      members.flatMap(({ _id, grouping }) => (grouping === 'suggested' && !named.has(_id) ? [_id] : [])),
    );
    await groups.confirm(groupId, opinionIds);
  }
  return (await groups.find(groupId)) ?? group;
}
