import type { ReviewOpinion } from './stageRecord.ts';

/** A publicity notice of the version in force, as G2 reads it. Times in seconds since 1970 UTC. */
export interface NoticeStanding {
  readonly hash: string;
  readonly publishedAt: number;
  /** When the days of publicity have passed. */
  readonly until: number;
  readonly days: number;
}

/** Objections that stand in the way of G2. */
export interface ObjectionStanding {
  readonly filed: number;
  readonly unanswered: number;
  /** Answered after the day that was promised, on the newest notice. */
  readonly late: number;
}

/** One item with legal effect for which neither a passed vote nor a resolution is on record. */
export interface LegalLack {
  readonly itemId: string;
  readonly name: string;
  /** The matter of Civil Code art. 278 in words. */
  readonly matter: string;
  /**
   * `nothing`: neither vote nor resolution; `vote-open`: a vote is under way or not yet final; `vote-failed`: the owners
   * did not agree; `vote-auxiliary`: they agreed here, but an official system decides, whose resolution is not uploaded;
   * `changed`: what was decided has changed since and must be confirmed again.
   */
  readonly cause: 'nothing' | 'vote-open' | 'vote-failed' | 'vote-auxiliary' | 'changed';
}

/** A line of 公共收益 money without the consent it needs. */
export interface ConsentLack {
  /** Absent: a line of the whole plan. */
  readonly itemId?: string;
  readonly name: string;
  readonly amountFen: number;
  readonly cause: 'nothing' | 'changed';
}

/** An acceptance as G5 reads it, in whole numbers. */
export interface AcceptanceStanding {
  readonly defectsOpen: number;
  readonly representatives: number;
  readonly dissents: number;
  readonly dissentsAnswered: number;
}

/** The evaluation as G6 reads it. */
export interface EvaluationStanding {
  readonly answered: number;
  readonly households: number;
  readonly minRatePercent: number;
}

/** All that the gates G2 to G6 look at, out of the community's log; what is absent is not on record. */
export interface GateEvidence {
  /** Seconds since 1970 UTC. */
  readonly now: number;
  readonly notice?: NoticeStanding;
  readonly objections: ObjectionStanding;
  readonly review?: ReviewOpinion;
  readonly siteCleared: boolean;
  /** Fields of the plan's notice board that are empty or wrong. */
  readonly noticeBoardMissing: readonly string[];
  readonly legalLacks: readonly LegalLack[];
  readonly consentLacks: readonly ConsentLack[];
  readonly acceptance?: AcceptanceStanding;
  readonly evaluation?: EvaluationStanding;
}
