import type { PlanContent } from '../../shared/plan/plan.ts';
import type { CommunityLedger, PublishedPlan } from '../state/communityState.ts';

/** The published versions of communities' plans, as their logs hold them; nothing else is a version. */
export interface PlanStore {
  /** The newest version of a community. */
  findCurrent(communityId: string): Promise<PublishedPlan | undefined>;
  /** All versions, oldest first. */
  versions(communityId: string): Promise<readonly PublishedPlan[]>;
  /** Ids of the newest versions, by community; communities without a plan are not in it. */
  currentIds(communityIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Plan versions out of the folded logs. */
export function openPlanStore(ledger: CommunityLedger): PlanStore {
  const versions = (communityId: string): readonly PublishedPlan[] =>
    ledger.has(communityId) ? ledger.state(communityId).plans : [];
  return {
    async findCurrent(communityId) {
      if (ledger.has(communityId)) await ledger.catchUp(communityId);
      return versions(communityId).at(-1);
    },
    async versions(communityId) {
      if (ledger.has(communityId)) await ledger.catchUp(communityId);
      return versions(communityId);
    },
    currentIds: (communityIds) =>
      Promise.resolve(
        new Map(
          communityIds.flatMap((id) => {
            const plan: PlanContent | undefined = versions(id).at(-1)?.content;
            return plan === undefined ? [] : [[id, plan.planVersionId]];
          }),
        ),
      ),
  };
}
