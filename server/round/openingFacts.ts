import type { PlanContent } from '../../shared/plan/plan.ts';
import type { PolicyValues } from '../../shared/region/policySet.ts';
import type { OpeningContext, PlanFacts, PolicyFloor } from '../../shared/round/openingContext.ts';
import type { PlanVersionRef } from '../../shared/round/round.ts';
import { demoPolicy } from '../documents/demoPolicy.ts';
import type { CommunityState, PublishedPlan } from '../state/communityState.ts';

/** The policy that every region has until it is given one of its own. */
export const roundPolicy = demoPolicy;

/** What opening needs to know from the log: the plan that is published, the rounds that are open. */
export function logFacts(state: CommunityState): Pick<OpeningContext, 'plan' | 'openRounds'> {
  const plan = state.plans.at(-1);
  return {
    plan: plan === undefined ? null : planFacts(plan),
    openRounds: [...state.rounds.values()]
      .filter(({ status }) => status === 'open')
      .map(({ terms: { roundId, kind, title } }) => ({ roundId, kind, title })),
  };
}

/** A published version as rounds name it. */
export function planVersionRef({ hash, content }: PublishedPlan): PlanVersionRef {
  const { planVersionId, version } = content;
  return { planVersionId, version, hash };
}

function planFacts(plan: PublishedPlan): PlanFacts {
  return {
    ...planVersionRef(plan),
    drawings: plan.content.drawings.length,
    items: plan.content.items.map(itemFacts),
  };
}

function itemFacts(item: PlanContent['items'][number]): PlanFacts['items'][number] {
  const { itemId, name, scope, legalEffect, lookWhenDone } = item;
  return {
    itemId,
    name,
    scope,
    ...(legalEffect === undefined ? {} : { legalEffect }),
    described: lookWhenDone !== undefined,
  };
}

/** The region's numbers below which no round may be opened. */
export function policyFloor(policy: PolicyValues): PolicyFloor {
  return {
    thresholdPercent: policy.thresholdPercent.value,
    counts: policy.counts.value,
    smallCellK: policy.smallCellK.value,
    objectionDays: policy.objectionDays.value,
    buildingFloorPercent: policy.buildingFloorPercent.value,
  };
}
