import type { StageWindow } from '../plan/stageWindow.ts';
import type { StageOutlook } from '../plan/stageOutlook.ts';
import type { GateId, Stage } from '../plan/stageTemplate.ts';
import type { RoundKind, RoundStatus } from '../round/round.ts';
import type { OfficialRate, StrictRate } from '../round/counting/participation.ts';
import type { HouseholdState } from '../round/response.ts';
import type { OverviewSatisfaction } from './satisfactionTrend.ts';

/** An office, the function of the person who answers, and the number: stands on every screen. */
export interface Contact {
  readonly office: string;
  readonly function: string;
  readonly phone: string;
}

export interface OpenRound {
  readonly roundId: string;
  readonly kind: RoundKind;
  readonly title: string;
  readonly closesAt: string;
}

export interface CommunitySummary {
  readonly communityId: string;
  readonly name: string;
  readonly regionId: string;
  readonly regionName: string;
  /** Fictional community with generated data. */
  readonly demo: boolean;
  readonly buildings: number;
  readonly households: number;
  readonly builtYear: number;
  readonly stage: Stage;
  readonly currentPlanVersionId: string | null;
  readonly openRounds: readonly OpenRound[];
  readonly contact: Contact;
}

/** One row of the bureau's table. The rates are those of the round that the next gate looks at, null when none ran. */
export interface OverviewRow {
  readonly communityId: string;
  readonly name: string;
  readonly regionName: string;
  /** The district that filters the table; its name is the first part of `regionName`. */
  readonly districtId: string;
  readonly districtName: string;
  readonly households: number;
  readonly stage: Stage;
  /** The moves open from here and the gates that close the way forward. */
  readonly outlook: StageOutlook;
  /** The stage's window by the plan in force, with the days late; null where the plan is silent. */
  readonly window: StageWindow | null;
  /** 争议后不足: gates passed, whose numbers have since fallen below. */
  readonly shaken: readonly GateId[];
  readonly round: {
    readonly roundId: string;
    readonly title: string;
    readonly kind: RoundKind;
    readonly status: RoundStatus;
    readonly thresholdPercent: number;
    readonly official: OfficialRate;
    readonly strict: StrictRate;
  } | null;
  /** The newest closed 效果评价, null when none has closed. */
  readonly satisfaction: OverviewSatisfaction | null;
}

/** A door as staff in scope see it: no name, no choice. */
export interface Door {
  readonly householdId: string;
  readonly room: string;
  readonly floor: number;
  readonly state: HouseholdState;
  /** Visits without an answer so far. */
  readonly attempts: number;
  /** What counts was heard in time and keyed after the close. */
  readonly late?: boolean;
}

export interface DoorUnit {
  readonly unitId: string;
  readonly name: string;
  readonly answered: number;
  readonly households: number;
  readonly doors: readonly Door[];
}

export interface DoorBuilding {
  readonly buildingId: string;
  readonly name: string;
  readonly answered: number;
  readonly households: number;
  readonly units: readonly DoorUnit[];
}
