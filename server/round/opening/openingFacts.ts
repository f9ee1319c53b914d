import type { PlanContent } from '../../../shared/plan/plan.ts';
import type { PolicyValues } from '../../../shared/region/policySet.ts';
import type { OpeningContext, PlanFacts, PolicyFloor } from '../../../shared/round/opening/openingContext.ts';
import type { PlanVersionRef, RoundTerms } from '../../../shared/round/round.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import { policyOf } from '../../documents/regionPolicies.ts';
import type { CommunityState, PublishedPlan } from '../../state/communityState.ts';
import { currentRoll, rollExtent } from './currentRoll.ts';
import { withElectors, type OwnedRoll } from './electorRoll.ts';
import type { RoundParts } from '../roundParts.ts';

/** All that decides now whether a round of this community could be opened. */
export async function openingContext(
  parts: Pick<RoundParts, 'households' | 'owners' | 'ledger' | 'clock'>,
  community: CommunityRecord,
  terms: RoundTerms,
): Promise<OpeningContext> {
  const owned = await withElectors(parts, terms, await currentRoll(parts, community));
  await parts.ledger.catchUp(community._id);
  return { ...registerFacts(parts, community, owned), ...logFacts(parts.ledger.state(community._id)) };
}

/** What opening needs to know beside the log: the roll as it would be frozen, the policy and the time. */
export function registerFacts(
  { clock }: Pick<RoundParts, 'clock'>,
  { regionIds }: Pick<CommunityRecord, 'regionIds'>,
  { roll, extent }: OwnedRoll,
): OpeningContext {
  return {
    ...rollExtent(roll),
    policy: policyFloor(policyOf(regionIds).values),
    now: clock.now(),
    ...(extent === undefined ? {} : { electors: extent }),
  };
}

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
function policyFloor(policy: PolicyValues): PolicyFloor {
  return {
    thresholdPercent: policy.thresholdPercent.value,
    counts: policy.counts.value,
    ...(policy.denominator.value === 'wholeRoll' ? { denominator: 'wholeRoll' as const } : {}),
    smallCellK: policy.smallCellK.value,
    objectionDays: policy.objectionDays.value,
    buildingFloorPercent: policy.buildingFloorPercent.value,
  };
}
