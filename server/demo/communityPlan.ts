import type { MainStage } from '../../shared/plan/stageTemplate.ts';
import type { RoundKind } from '../../shared/round/round.ts';
import type { SatisfactionDimension } from '../../shared/round/satisfaction/satisfactionDimension.ts';
import type { DemoPlace } from './demoRegions.ts';
import type { DemoMenu } from './demoWorks.ts';
import type { VoteTopic } from './voteTopics.ts';

/** One house: `units` staircases, each with the same floors and doors to a landing. */
export interface BuildingPlan {
  readonly units: number;
  readonly floors: number;
  readonly doors: number;
}

/** One asking and how far it got: households with an answer, and doors where a visit brought none. */
export interface RoundPlan {
  readonly kind: Extract<RoundKind, 'willingness' | 'menu' | 'confirmation' | 'satisfaction' | 'survey'>;
  readonly reaches: 'draft' | 'open' | 'closed' | 'final';
  /** The second of its kind: 效果评价 asked once more in 长效管理, when the first is final. */
  readonly again?: true;
  /** Who entered answers of several doors within a minute, on two days. */
  readonly hurriedBy?: string;
  /** 效果评价: the row of its marks that residents were not content with. */
  readonly weakRow?: SatisfactionDimension;
  /** Lists its choices under tags, and why it may; otherwise totals alone. */
  readonly listedBy?: string;
  readonly answered: number;
  readonly attempted: number;
  readonly unreachable: number;
  readonly refused: number;
}

/** One owners' vote: in which stage, on which of its days, and how many owners stay away, vote against or abstain. */
export interface VotePlan {
  readonly topic: VoteTopic;
  readonly reaches: 'open' | 'final';
  readonly during: MainStage;
  readonly opensOn: number;
  readonly closesOn: number;
  readonly absent: number;
  readonly against: number;
  readonly abstaining: number;
  /** The province counts in a system of its own: here it is 辅助统计. */
  readonly auxiliary?: true;
}

/** A fictional community before anything is generated. `dayOfStage`: whole days since its stage began. */
export interface CommunityPlan {
  readonly communityId: string;
  readonly name: string;
  readonly number: number;
  readonly place: DemoPlace;
  readonly builtYear: number;
  readonly buildings: readonly BuildingPlan[];
  readonly templateId: 'litong-2025' | 'nayong-2022' | 'xiangshan-2020';
  readonly stage: MainStage;
  readonly dayOfStage: number;
  readonly menu: DemoMenu | null;
  readonly rounds: readonly RoundPlan[];
  readonly votes?: readonly VotePlan[];
}
