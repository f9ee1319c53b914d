import type { Channel, NumberSource } from '../round.ts';
import type { HouseholdState } from '../response.ts';

/** 官方征集率: whole households; `permille` is floored (79.96 % is 799) and null where the denominator is 0. */
export interface OfficialRate {
  readonly answered: number;
  readonly denominator: number;
  readonly permille: number | null;
  /** Households still missing; 0 once met. */
  readonly need: number;
  readonly met: boolean;
}

/** 全体口径: answered over every household of the roll, exclusions not subtracted. */
export interface StrictRate {
  readonly answered: number;
  readonly denominator: number;
  readonly permille: number | null;
}

export interface BuildingParticipation {
  readonly buildingId: string;
  readonly name: string;
  readonly households: number;
  readonly answered: number;
  readonly permille: number | null;
}

/** One side of the turnout of an owners' vote: persons, or whole 0.01 m². Null: withheld from this reader. */
export interface TurnoutSide {
  readonly participating: number | null;
  readonly total: number;
  /** Floored; whole per cent where `participating` is withheld. */
  readonly permille: number | null;
  /** Still missing to what the law asks; 0 once met. */
  readonly need: number | null;
  readonly met: boolean;
}

/** 参与表决的人数和面积 (民法典第二百七十八条第二款: 均应达到三分之二以上). */
export interface ElectorTurnout {
  readonly people: TurnoutSide;
  readonly area: TurnoutSide;
  readonly law: string;
}

/** What anyone may see of an open round: rates and what is missing, never choices. */
export interface WorldParticipation {
  readonly roundId: string;
  /** The last entry of the community's log that is counted here. */
  readonly seq: number;
  readonly households: number;
  readonly official: OfficialRate;
  readonly strict: StrictRate;
  readonly thresholdPercent: number;
  readonly thresholdSource: NumberSource;
  /** Of an owners' vote only; its rates above then count the dwellings whose owner takes part. */
  readonly electors?: ElectorTurnout;
}

/** A bound resident also sees buildings of ten households and more, at most ten minutes old. */
export interface ResidentParticipation extends WorldParticipation {
  readonly buildings: readonly BuildingParticipation[];
}

/** Staff in scope see exact buildings, states (they sum to `households`) and channels of counted households. */
export interface StaffParticipation extends ResidentParticipation, Readonly<Record<HouseholdState, number>> {
  readonly channels: Readonly<Record<Channel, number>>;
  /** After the close: answered households with something that was heard in time and keyed late; absent for none. */
  readonly late?: number;
}

export type Participation = WorldParticipation | ResidentParticipation | StaffParticipation;
