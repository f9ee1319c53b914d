import type { Occupancy } from '../community/householdModel.ts';
import type { CommunityPlan } from './communityPlan.ts';
import { demoAccounts } from './demoAccounts.ts';
import { demoActs } from './demoActs.ts';
import { communityPlans } from './demoCommunities.ts';
import { demoCommunity, demoHouseholds } from './demoHouseholds.ts';
import { demoItems } from './demoItems.ts';
import { demoCommittee } from './demoCommittee.ts';
import { demoOwners } from './demoOwners.ts';
import { demoPlan } from './demoPlan.ts';
import { demoResidents } from './demoResidents.ts';
import { demoTemplate } from './demoTemplate.ts';
import { demoTerms } from './demoTerms.ts';
import { demoTimeline } from './demoTimeline.ts';
import type { DemoCommunity, DemoRound, DemoWorld } from './demoTypes.ts';
import { demoVote } from './demoVote.ts';
import { planVersionOf } from './planVersionOf.ts';
import { planInForce } from './stageStory.ts';

const occupied: ReadonlyMap<string, Occupancy> = new Map(
  demoResidents.map(({ householdId, occupancy }) => [householdId, occupancy]),
);
/** The five whose answers open the gate have not given them. */
const silent: ReadonlySet<string> = new Set(
  demoResidents.filter(({ communityId }) => communityId === 'demo-01').map(({ householdId }) => householdId),
);

function community(plan: CommunityPlan, loadedAt: number): DemoCommunity {
  const timeline = demoTimeline(demoTemplate(plan.templateId), plan, loadedAt);
  const households = demoHouseholds(plan, occupied);
  const record = demoCommunity(plan, households);
  const items = plan.menu === null ? [] : demoItems(plan.menu, households);
  const content = plan.menu === null ? undefined : demoPlan(plan, record, items, timeline);
  const rounds = plan.rounds.map((round): DemoRound => {
    // A draft is on the plan of today; what was opened, on the one of its day.
    const current = content && round.reaches === 'draft' ? planInForce(content, timeline, loadedAt) : content;
    const terms = demoTerms(plan, round, timeline, items, current && planVersionOf(current));
    const acts = demoActs({ terms, plan: round, items, households, silent, loadedAt });
    return { terms, reaches: round.reaches, acts };
  });
  const ownership = demoOwners(plan.communityId, households);
  const votes = (plan.votes ?? []).map((vote) =>
    demoVote(plan, vote, timeline, items, households, ownership, loadedAt),
  );
  return {
    community: record,
    households,
    stage: plan.stage,
    plan: content ?? null,
    timeline,
    rounds: [...rounds, ...votes],
    ownership,
    committee: demoCommittee(plan, timeline),
  };
}

/** Doors for which a newcomer with WeChat can try the binding code: a closed one, an answered one, and one elsewhere. */
function slips(communities: readonly DemoCommunity[]): DemoWorld['slips'] {
  return communities.slice(0, 2).flatMap(({ community: { _id }, rounds }) => {
    const acts = rounds[0]?.acts ?? [];
    const answered = acts.find((act) => act.kind === 'response' && act.relation === 'owner');
    const closed = acts.find(
      (act) =>
        act.kind === 'visit' &&
        !acts.some((other) => other.kind === 'response' && other.householdId === act.householdId),
    );
    return [answered, closed].flatMap((act) =>
      act === undefined ? [] : [{ householdId: act.householdId, communityId: _id }],
    );
  });
}

/**
 * The demonstration (演示数据): 21 fictional communities in two districts with dwellings, plans, rounds and what
 * happened in them, and the accounts to look around with. A pure function of the moment of loading, in milliseconds
 * since 1970 UTC: nothing else is random, and every date lies around that moment. `only` names the communities that are
 * wanted, all others are not built; their people stay.
 */
export function demoWorld(loadedAt: number, only?: readonly string[]): DemoWorld {
  const wanted = communityPlans.filter(({ communityId }) => only?.includes(communityId) ?? true);
  const communities = wanted.map((plan) => community(plan, loadedAt));
  return { communities, accounts: demoAccounts, slips: slips(communities) };
}
