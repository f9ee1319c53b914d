import type { PlanContent } from '../../shared/plan/plan.ts';
import type { PublishedRecord } from '../../shared/plan/publication.ts';
import type { GateId, MainStage, Stage } from '../../shared/plan/stageTemplate.ts';
import type { ElectorCount } from '../../shared/round/vote/electorCount.ts';
import type { RoundCount } from '../../shared/round/counting/roundCount.ts';
import type { RoundForms } from '../../shared/round/answering/paperForm.ts';
import type { SealedRate } from '../../shared/round/result/result.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { Scrutineer } from '../../shared/round/case/scrutineer.ts';
import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import type { Ledger } from '../ledger/ledgerTypes.ts';
import type { RollAmendments } from './foldAmendment.ts';
import type { KeptResult } from './frozenStore.ts';
import type { HeldBuildings } from './heldBuildings.ts';
import type { HouseholdPlaces } from './householdPlaces.ts';
import type { RoundCases } from './roundCases.ts';

/** What `resultFinal` says of a round. */
export interface FinalTally {
  /** Seconds since 1970 UTC. */
  readonly at: number;
  /** Every count behind it. */
  readonly sealed: LedgerValue;
  readonly version: 1 | 2;
  /** Hash of what is published. */
  readonly published: string;
  /** The last entry that had been counted. */
  readonly counted: number;
}

/** A round since its opening, as its entries add up. */
export interface OpenedRound {
  readonly terms: RoundTerms;
  readonly questionHash: string;
  readonly rollHash: string;
  /** Place of its `roundOpen` in the log. */
  readonly openedSeq: number;
  readonly count: RoundCount;
  /** The votes of the owners, of an owners' vote only; `count` then knows the doors and nothing that was chosen. */
  readonly electors?: ElectorCount;
  status: 'open' | 'closed' | 'final';
  /** Seconds since 1970 UTC. */
  closedAt?: number;
  /** What its newest tally entry says of the rate; absent before the provisional tally. */
  sealed?: SealedRate;
  final?: FinalTally;
  /** Since entries of it were erased: the numbers that stand, and the newest `erase` entry. */
  erased?: { readonly kept: KeptResult; readonly seq: number };
  /** Who opened it may not enter answers in it. */
  readonly openedBy?: string;
  /** Staff who entered an answer or a visit: they may not close the round. */
  readonly entered: Set<string>;
  /** 核对人: who recounts it, as appointed last; absent while nobody is. */
  scrutineers?: readonly Scrutineer[];
  readonly forms: RoundForms;
  /** Exclusions, disputes, voids and the call-back sample. */
  readonly cases: RoundCases;
  /** Where in the log each household stands, for an erasure. */
  readonly places: HouseholdPlaces;
  /** What residents see of the buildings for ten minutes. */
  readonly held: HeldBuildings;
}

/** A plan version as it was published; the last one is the current one. */
export interface PublishedPlan {
  readonly hash: string;
  readonly seq: number;
  /** Seconds since 1970 UTC, rounded down to ten minutes. */
  readonly at: number;
  readonly content: PlanContent;
}

/** A move from stage to stage; `at` in seconds, rounded down to ten minutes. */
export interface StageMove {
  readonly seq: number;
  readonly at: number;
  readonly from: Stage;
  readonly to: Stage;
  readonly reason?: string;
}

/** When a gate was passed, and whether by a waiver. */
export interface GatePassed {
  readonly seq: number;
  readonly at: number;
  readonly waived: boolean;
}

/** A gate that the district bureau lets pass. */
export interface Waiver {
  readonly seq: number;
  readonly at: number;
  readonly reason: string;
}

/** What a community's log adds up to. Only `foldEntry` changes it. */
export interface CommunityState {
  readonly communityId: string;
  stage: Stage;
  /** The main stage it was in when it went aside. */
  leftFrom?: MainStage;
  /** Every move, oldest first. */
  readonly moves: StageMove[];
  readonly passedGates: Map<GateId, GatePassed>;
  /** By gate, the entry that last re-opened it: what was on record before counts no more. */
  readonly reopenedGates: Map<GateId, number>;
  readonly waivers: Map<GateId, Waiver>;
  readonly rounds: Map<string, OpenedRound>;
  /** Since when an account speaks for a household (seconds), by `bindingKey`. */
  readonly bindings: Map<string, number>;
  /** 名册变更: for rounds that open afterwards. */
  readonly amendments: RollAmendments;
  /** Everything published in public records, by hash, in the order of publication. */
  readonly publications: Map<string, PublishedRecord>;
  /** How many objections a household has filed to a notice, by `objectionKey`. */
  readonly objections: Map<string, number>;
  /** Ids of the photographs and documents that public records show. */
  readonly publicEvidence: Set<string>;
  /** The plan's versions, oldest first. */
  readonly plans: PublishedPlan[];
}

export type CommunityLedger = Ledger<CommunityState>;

/** Name of one account's link to one household. */
export function bindingKey(accountId: string, householdId: string): string {
  return `${accountId} ${householdId}`;
}

/** A community of which nothing has been recorded: it stands at 摸底. */
export function createCommunityState(communityId: string): CommunityState {
  return {
    communityId,
    stage: 'survey',
    moves: [],
    passedGates: new Map(),
    reopenedGates: new Map(),
    waivers: new Map(),
    rounds: new Map(),
    bindings: new Map(),
    amendments: new Map(),
    publications: new Map(),
    objections: new Map(),
    publicEvidence: new Set(),
    plans: [],
  };
}
