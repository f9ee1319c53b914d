import type { WorldParticipation } from './participation.ts';
import type { QuestionSection, QuestionType } from './question.ts';
import type { RoundKind, RoundStatus } from './round.ts';
import type { SatisfactionResult } from './satisfaction.ts';
import type { StatutoryResult } from './statutoryResult.ts';

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
  readonly outcome: QuestionOutcome;
  /** The outcome in one Chinese sentence. */
  readonly sentence: string;
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
  readonly questions: readonly QuestionResult[];
  /** Of a satisfaction round only. */
  readonly satisfaction?: SatisfactionResult;
  /** Of an owners' vote only: 计票结果; `questions` is then empty. */
  readonly statutory?: StatutoryResult;
}
