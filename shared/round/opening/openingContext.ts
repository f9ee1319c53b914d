import type { RuleNumber, RoundKind } from '../round.ts';

/** The roll as it would be frozen now, as far as opening needs it. */
export interface RollExtent {
  readonly households: number;
  readonly unitIds: readonly string[];
  /** Households of every building, also of one that has none. */
  readonly buildings?: readonly {
    readonly buildingId: string;
    readonly name: string;
    readonly households: number;
  }[];
}

/** The owners as they would be frozen now, for an owners' vote. */
export interface ElectorExtent {
  readonly electors: number;
  /** Dwellings of which the register names no owner: all persons and all area would be counted too small. */
  readonly withoutOwner: number;
}

/** What opening looks at in the published plan. */
export interface PlanFacts {
  readonly planVersionId: string;
  readonly version: number;
  readonly hash: string;
  readonly drawings: number;
  readonly items: readonly {
    readonly itemId: string;
    readonly name: string;
    readonly scope: 'community' | 'building' | 'unit' | 'household';
    /** The matter of Civil Code art. 278 in words; absent: none. */
    readonly legalEffect?: string;
    /** It is said what the item looks like when done. */
    readonly described: boolean;
  }[];
}

/** The region's numbers below which (for `counts`: beside which) no round of it may be opened. */
export interface PolicyFloor {
  readonly thresholdPercent: number;
  readonly counts: 'answered' | 'asked';
  /** Absent: the roll less the excluded. */
  readonly denominator?: 'wholeRoll';
  readonly smallCellK: number;
  readonly objectionDays: number;
  /** Each building's own floor in whole per cent; null: off. */
  readonly buildingFloorPercent: number | null;
}

/**
 * All that opening a round depends on beside its own terms. The server fills it from register, plan, policy and log,
 * and hands it to the builder's screen, where the same rules run; a part that is absent is not looked at.
 */
export interface OpeningContext extends RollExtent {
  readonly electors?: ElectorExtent;
  /** Milliseconds since 1970 UTC. */
  readonly now?: number;
  /** Null: nothing has been published. */
  readonly plan?: PlanFacts | null;
  readonly policy?: PolicyFloor;
  /** Rounds of the community that are open. */
  readonly openRounds?: readonly {
    readonly roundId: string;
    readonly kind: RoundKind;
    readonly title: string;
  }[];
}

/** The rule's numbers in the words of the screens. */
export const RULE_WORDS: Readonly<Record<RuleNumber | 'thresholdPercent' | 'upgradeBudgetFen', string>> = {
  thresholdPercent: '征集率要求',
  counts: '哪些户算数',
  improveMinPercent: '完善类“要”的下限',
  basicObjectionDivisor: '基础类开会商议的界线',
  upgradeBudgetFen: '提升类预算',
  smallCellK: '少于几户不公布',
  objectionDays: '异议期',
};
