import type { PlanContent } from '../../shared/plan/plan.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { publishRecord, type PublishParts, type RecordPublished } from '../publication/publishRecord.ts';
import type { CommunityState } from '../state/communityState.ts';

/** A plan version as it is about to be frozen. */
export interface PlanToPublish {
  readonly actorId: string;
  readonly content: PlanContent;
  readonly refuse?: (state: CommunityState) => Refusal | undefined;
}

/** Freezes a version of a community's plan and announces it; from then on it is the current one. */
export function publishPlan(
  parts: PublishParts,
  { actorId, content, refuse }: PlanToPublish,
): Promise<RecordPublished | Refusal> {
  const { communityId, planVersionId, version } = content;
  return publishRecord(parts, {
    communityId,
    actorId,
    kind: 'planVersion',
    content,
    facts: { planVersionId, version, ...evidenceOf(content) },
    clientKey: `plan:${planVersionId}`,
    ...(refuse === undefined ? {} : { refuse }),
  });
}

/** The uploaded pictures among its drawings: with the plan they become public. */
function evidenceOf({ drawings }: PlanContent): { readonly evidence?: readonly string[] } {
  const evidence = drawings
    .filter(({ image, sha256 }) => image === `/api/v1/evidence/${sha256}`)
    .map(({ sha256 }) => sha256);
  return evidence.length === 0 ? {} : { evidence };
}
