import type { OfficialRate, StrictRate, WorldParticipation } from '../counting/participation.ts';
import type { QuestionSection, QuestionType } from '../question.ts';
import type { Channel, RoundKind, RoundStatus } from '../round.ts';
import type { SatisfactionResult } from '../satisfaction/satisfaction.ts';
import type { StatutoryResult } from '../vote/statutoryResult.ts';

/** How many households chose an option; null is withheld because it, or what it lets one subtract, is below k. */
export interface ResultCell {
  readonly optionId: string;
  readonly label: string;
  readonly count: number | null;
}

/** A rule with its two sides in whole numbers, cross-multiplied. A side is null where printing it would name few. */
export interface Inequality {
  readonly rule: 'objections-over-share' | 'yes-over-no' | 'yes-share';
  readonly left: number | null;
  readonly op: '>' | '≥';
  readonly right: number | null;
  readonly holds: boolean;
  /** The same in words and numbers, for reading. */
  readonly text: string;
}

/** One option of a 提升类 question, in the order in which money is given out. */
export interface UpgradeItem {
  readonly optionId: string;
  readonly label: string;
  /** Whole fen; 0 where the option names no cost. */
  readonly costFen: number;
  /** Households that chose it, null when withheld. */
  readonly approvals: number | null;
  /** Borda points of a ranking (first of m options: m points); absent for other types. */
  readonly points?: number | null;
  readonly decision: 'included' | 'over-budget' | 'not-chosen';
  readonly needsVote: boolean;
  readonly legalEffect?: string;
}

/** 需业主表决: an item with a matter of Civil Code art. 278 is not settled by a solicitation. */
interface VoteFlag {
  readonly needsVote: boolean;
  readonly legalEffect?: string;
}

/** 基础类 应改尽改: included unless impossible; many objections call for a meeting, never for dropping it. */
export interface BasicOutcome extends VoteFlag {
  readonly kind: 'basic';
  readonly decision: 'included' | 'meeting-required';
  readonly objections: number | null;
  readonly inequalities: readonly Inequality[];
}
/** 完善类 能改多改: included when both inequalities hold. */
export interface ImproveOutcome extends VoteFlag {
  readonly kind: 'improve';
  readonly decision: 'included' | 'not-included';
  readonly yes: number | null;
  readonly no: number | null;
  readonly indifferent: number | null;
  readonly inequalities: readonly Inequality[];
}
/** 提升类 积极推进: by approvals (or Borda points), as far as the money goes. */
export interface UpgradeOutcome {
  readonly kind: 'upgrade';
  readonly budgetFen: number;
  readonly spentFen: number;
  readonly items: readonly UpgradeItem[];
}
/** No rule decides this question; its cells are all there is. */
export interface CountsOutcome {
  readonly kind: 'counts';
}
export type QuestionOutcome = BasicOutcome | ImproveOutcome | UpgradeOutcome | CountsOutcome;

/** 同意率 two ways, in thousandths, floored; null where withheld or nobody is in the denominator. */
export interface Approval {
  readonly agree: number | null;
  readonly ofAnswered: number | null;
  /** Over every household asked that is not excluded (D). */
  readonly ofDenominator: number | null;
}

/** What disputed answers nobody has decided about could do to one outcome. */
export interface DisputedOutcome {
  /** The decision is the same when they are counted as they were entered. */
  readonly sameWithThem: boolean;
  /** The decision is the same even if every one of them fell the other way. */
  readonly survives: boolean;
}

export interface QuestionResult {
  readonly questionId: string;
  readonly title: string;
  readonly type: QuestionType;
  readonly section: QuestionSection;
  readonly itemId?: string;
  /** Answered households in the question's scope; null for a small scope. */
  readonly answered: number | null;
  /** Of these, with no countable choice here: left out, or contradicted within the household. */
  readonly unstated: number | null;
  /** A matrix has one cell per row and mark, `<rowId>:<mark>`; a text has none. */
  readonly cells: readonly ResultCell[];
  /** At least one number of this question is withheld (少于 k 户不公布). */
  readonly suppressed: boolean;
  /**
   * Which count the numbers are of. `close`: fewer than k households changed since, and a second reading would show what
   * they said; the decision rests on everything that counts now.
   */
  readonly asOf: 'close' | 'now';
  /** Of a stance only. */
  readonly approval?: Approval;
  /** Only where something is decided and disputed answers could bear on it. */
  readonly ifDisputed?: DisputedOutcome;
  readonly outcome: QuestionOutcome;
  /** The outcome in one Chinese sentence. */
  readonly sentence: string;
}

/** The two lines of a rate: disputed answers out (the line that counts) and in. */
export interface RateLines {
  readonly without: { readonly official: OfficialRate; readonly strict: StrictRate };
  readonly with: { readonly official: OfficialRate; readonly strict: StrictRate };
}

/** "Would the result survive if every disputed answer fell the other way?" */
export interface Margin {
  /** Households with a disputed answer that nobody has decided about. */
  readonly households: number;
  /** Whether the threshold is met stays the same. */
  readonly rateSurvives: boolean;
  /** Titles of the questions whose outcome may turn; none of an owners' vote, which has `statutory.margin`. */
  readonly unsure: readonly string[];
  /** The same in one or two Chinese sentences. */
  readonly sentence: string;
}

/** What was done with the entries of a round, for everybody to see (ledger.md, "Against invented answers" 6). */
export interface RecordFigures {
  /** Answered households by how they answered, of an owners' vote owners taking part; null is withheld. */
  readonly channels: readonly { readonly channel: Channel; readonly households: number | null }[];
  readonly disputes: { readonly open: number; readonly upheld: number; readonly dismissed: number };
  readonly voided: number;
  readonly withdrawn: number;
  /** Responses that stand and of which another entry of the household takes every place. */
  readonly superseded: number;
  /** Responses that came after the close and count. */
  readonly late: number;
  /** 名册变更 noted for the next round. */
  readonly rollChanges: number;
  /** Households to be told of an entry in their name, and of these not known to have been reached. */
  readonly notices: { readonly owed: number; readonly undelivered: number };
}

/**
 * Where the rate stands against its threshold: `shortAfterDisputes` (争议后不足) was met at the close and is not met now;
 * a gate that was passed stays passed, and a person decides.
 */
export type GateMark = 'met' | 'short' | 'shortAfterDisputes';

/** What the rate of a round rests on, and what was done with its entries. */
export interface SolicitationFigures {
  readonly gate: GateMark;
  readonly lines: RateLines;
  readonly margin: Margin;
  /** 接触率: households that were spoken to, over D. */
  readonly contact: {
    readonly reached: number;
    readonly denominator: number;
    readonly permille: number | null;
  };
  readonly record: RecordFigures;
}

/**
 * What a round's newest tally entry, at place `seq`, says of the rate: until the result is final that of the close, which a
 * bundle is of. Households; of an owners' vote persons taking part, of all.
 */
export interface SealedRate {
  readonly seq: number;
  readonly answered: number;
  readonly denominator: number;
}

/** 统计结果 of a round after its close. Never carries a choice that could be traced to fewer than k households. */
export interface RoundResult {
  readonly roundId: string;
  readonly communityId: string;
  readonly kind: RoundKind;
  readonly title: string;
  /** `closed`: provisional, objections may come; `final`: settled. */
  readonly status: Extract<RoundStatus, 'closed' | 'final'>;
  readonly smallCellK: number;
  readonly participation: WorldParticipation;
  /** What the rate rests on; in an owners' vote over its dwellings. */
  readonly solicitation: SolicitationFigures;
  /** `participation` counts what was disputed, voided or added since; the same once the result is final. */
  readonly sealed?: SealedRate;
  /** Until when objections may be raised, ISO 8601 UTC; absent where the closing does not say when it was. */
  readonly objectionsUntil?: string;
  readonly questions: readonly QuestionResult[];
  /** Of a satisfaction round only. */
  readonly satisfaction?: SatisfactionResult;
  /** Of an owners' vote only: 计票结果; `questions` is then empty. */
  readonly statutory?: StatutoryResult;
}
