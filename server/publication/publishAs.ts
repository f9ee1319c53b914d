import type { Role } from '../../shared/identity/account.ts';
import type { RecordReply } from '../../shared/plan/stageRecordApi.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { AuditAct } from '../audit/auditTrail.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import type { Caller } from '../http/caller.ts';
import type { Answered } from '../http/route.ts';
import { publishedReply } from './publishedReply.ts';
import type { PublicityParts } from './publicityParts.ts';
import type { RecordPublished } from './publishRecord.ts';

/** Publishes for an office that reaches the community, with its line in the audit log; to anyone else it is not there. */
export async function publishAs(
  { communities, audit }: Pick<PublicityParts, 'communities' | 'audit'>,
  caller: Caller,
  {
    roles,
    communityId,
    act,
  }: { readonly roles: readonly Role[]; readonly communityId: string; readonly act: AuditAct },
  publish: (actorId: string, community: CommunityRecord) => Promise<RecordPublished | Refusal>,
): Promise<Answered<RecordReply> | Refusal> {
  const community = await communities.findInScope(caller, communityId, roles);
  const { account } = caller;
  if (community === undefined || account === null) return refuse('request/not-found');
  const published = await audit.perform(
    caller,
    act,
    () => publish(account.id, community),
    ({ hash }) => ({ target: hash, communityId, once: hash }),
  );
  return isRefusal(published) ? published : publishedReply(published);
}
