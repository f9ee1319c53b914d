import type { PublicityNotice } from '../../shared/plan/publicityNotice.ts';
import { noticeFaults } from '../../shared/plan/noticeFaults.ts';
import type { NoticeBody } from '../../shared/plan/stageRecordApi.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import { policyOf } from '../documents/regionPolicies.ts';
import type { PublicityParts } from './publicityParts.ts';
import { publishRecord, type RecordPublished } from './publishRecord.ts';

const DAY_MS = 86_400_000;

/**
 * Puts the plan in force up for publicity. Refused while one of the mandatory fields is empty or wrong, each named
 * (`notice/incomplete`), and for fewer days than the policy asks for.
 */
export async function publishNotice(
  { ledger, frozen, clock }: Pick<PublicityParts, 'ledger' | 'frozen' | 'clock'>,
  actorId: string,
  community: Pick<CommunityRecord, '_id' | 'name' | 'regionIds'>,
  { board, days }: NoticeBody,
): Promise<RecordPublished | Refusal> {
  const fields = noticeFaults(board).map(({ path, code }) => ({ path: `board.${path}`, code }));
  if (fields.length > 0) return { refused: 'notice/incomplete', fields };
  const minimum = policyOf(community.regionIds).values.publicityDays.value;
  if (days < minimum) return refuse('notice/too-short', { minimum });
  await ledger.catchUp(community._id);
  const plan = ledger.state(community._id).plans.at(-1);
  if (plan === undefined) return refuse('notice/no-plan');
  const now = clock.now();
  const until = now + days * DAY_MS;
  const { planVersionId, version } = plan.content;
  const content: PublicityNotice = {
    board,
    planVersionId,
    planHash: plan.hash,
    version,
    communityName: community.name,
    publishedAt: new Date(now).toISOString(),
    until: new Date(until).toISOString(),
    days,
  };
  return publishRecord(
    { ledger, frozen },
    {
      communityId: community._id,
      actorId,
      kind: 'publicityNotice',
      content,
      facts: { planHash: plan.hash, planVersionId, version, days, until: Math.floor(until / 1000) },
      refuse: (state) => (state.plans.at(-1)?.hash === plan.hash ? undefined : refuse('plan/outdated')),
    },
  );
}
