import type { SatisfactionDimension } from './satisfaction/satisfactionDimension.ts';

/** What a question offers: its id is stable under the question hash, its label is what residents read. */
export interface Option {
  readonly optionId: string;
  readonly label: string;
  /** Whole fen; only in a basket. */
  readonly costFen?: number;
  /** 需业主表决: the matter in words, where the option stands for an item that has one. */
  readonly legalEffect?: string;
}

/** The earlier question and those of its options (or marks `1`–`5`) one of which must be chosen for this one to be asked. */
export interface AskedIf {
  readonly questionId: string;
  readonly optionIds: readonly string[];
}

interface QuestionBase {
  readonly questionId: string;
  readonly title: string;
  readonly help?: string;
  readonly required: boolean;
  /** Who is asked: everybody, or only the households of these units (a lift is answered by its own staircase). */
  readonly scope: 'community' | readonly string[];
  /** True where an owner's answer supersedes a tenant's (items that touch property or money). */
  readonly touchesProperty: boolean;
  /** The plan item asked about, when there is one. */
  readonly itemId?: string;
  /** 需业主表决: the matter in words, where the item has one; whatever is chosen here does not stand for the vote. */
  readonly legalEffect?: string;
  /** Absent: asked in any case. A question is put to a household only where its own earlier answer leads to it. */
  readonly askedIf?: AskedIf;
  /** The class of the menu the question belongs to; decides its place and rule on the ballot. */
  readonly section: QuestionSection;
  /** Choices that need a reason in words. */
  readonly reasonRequiredFor?: readonly string[];
}

/** The parts of a ballot in their order: the three classes of the menu, then everything else. */
export const QUESTION_SECTIONS = ['basic', 'improve', 'upgrade', 'general'] as const;
export type QuestionSection = (typeof QUESTION_SECTIONS)[number];

export interface SingleQuestion extends QuestionBase {
  readonly type: 'single';
  readonly options: readonly Option[];
}
/** Always the three options `yes`, `no`, `indifferent`, about one item. */
export interface StanceQuestion extends QuestionBase {
  readonly type: 'stance';
  readonly options: readonly Option[];
}
export interface MultipleQuestion extends QuestionBase {
  readonly type: 'multiple';
  readonly options: readonly Option[];
  readonly min: number;
  readonly max: number;
}
export interface RankingQuestion extends QuestionBase {
  readonly type: 'ranking';
  readonly options: readonly Option[];
  readonly min: number;
  readonly max: number;
}
export interface BasketQuestion extends QuestionBase {
  readonly type: 'basket';
  readonly options: readonly Option[];
  readonly budgetFen: number;
}
export interface RatingQuestion extends QuestionBase {
  readonly type: 'rating';
  readonly dimension?: SatisfactionDimension;
}
export interface MatrixRow {
  readonly rowId: string;
  readonly label: string;
  /** What of the renovation the row is about; without one it counts in the whole score only. */
  readonly dimension?: SatisfactionDimension;
}
export interface MatrixQuestion extends QuestionBase {
  readonly type: 'matrix';
  readonly rows: readonly MatrixRow[];
}
export interface TextQuestion extends QuestionBase {
  readonly type: 'text';
  readonly maxLength: number;
}

export type Question =
  | SingleQuestion
  | StanceQuestion
  | MultipleQuestion
  | RankingQuestion
  | BasketQuestion
  | RatingQuestion
  | MatrixQuestion
  | TextQuestion;

export type QuestionType = Question['type'];

/** optionId · [optionId] · 1–5 · {rowId: 1–5} · text, as the question's type says. */
export type AnswerValue = string | number | readonly string[] | Readonly<Record<string, number>>;

/** One household's answer to one question. */
export interface Answer {
  readonly questionId: string;
  readonly value: AnswerValue;
  readonly reason?: string;
}
