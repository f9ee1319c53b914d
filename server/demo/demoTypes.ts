import type { NewAccount } from '../identity/accountStore.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import type { HouseholdRecord } from '../community/householdModel.ts';
import type { DemoCommittee } from './demoCommittee.ts';
import type { DemoOwnership } from './demoOwners.ts';
import type { PlanContent } from '../../shared/plan/plan.ts';
import type { DemoTimeline } from './demoTimeline.ts';
import type { Stage } from '../../shared/plan/stageTemplate.ts';
import type { Answer } from '../../shared/round/question.ts';
import type { Channel, EnteredBy, Relation, RoundTerms } from '../../shared/round/round.ts';
import type { VisitOutcome } from '../../shared/round/response.ts';

/** One thing that happened in a demonstration round, in the order of `at` (milliseconds since 1970 UTC). */
export type DemoAct =
  | {
      readonly kind: 'response';
      readonly at: number;
      readonly householdId: string;
      readonly relation: Relation;
      readonly channel: Channel;
      readonly by: EnteredBy;
      /** Who entered it for the household; absent: the story's worker. */
      readonly enteredBy?: string;
      readonly answers: readonly Answer[];
    }
  | {
      readonly kind: 'visit';
      readonly at: number;
      readonly householdId: string;
      readonly outcome: VisitOutcome;
    };

export interface DemoRound {
  readonly terms: RoundTerms;
  readonly reaches: 'draft' | 'open' | 'closed' | 'final';
  readonly acts: readonly DemoAct[];
}

/** A fictional community (演示数据) with everything that the loader registers, publishes and records. */
export interface DemoCommunity {
  readonly community: CommunityRecord;
  readonly households: readonly HouseholdRecord[];
  readonly stage: Stage;
  readonly plan: PlanContent | null;
  readonly timeline: DemoTimeline;
  readonly rounds: readonly DemoRound[];
  readonly ownership: DemoOwnership;
  readonly committee: DemoCommittee | null;
}

export interface DemoAccountPlan {
  readonly account: NewAccount & { readonly id: string };
  readonly households: readonly {
    readonly householdId: string;
    readonly communityId: string;
    readonly relation: Relation;
  }[];
}

/** The whole demonstration, a pure function of the moment it is loaded. */
export interface DemoWorld {
  readonly communities: readonly DemoCommunity[];
  readonly accounts: readonly DemoAccountPlan[];
  /** Households for which a printed slip with a binding code is issued, shown at start. */
  readonly slips: readonly { readonly householdId: string; readonly communityId: string }[];
}
