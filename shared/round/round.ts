import type { Question } from './question.ts';
import type { StatutoryTerms } from './vote/statutoryTerms.ts';

/** The first five are solicitations (统计结果, one answer per household); `statutory` is an owners' vote (计票结果). */
export const ROUND_KINDS = [
  'willingness',
  'menu',
  'confirmation',
  'satisfaction',
  'survey',
  'statutory',
] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];

export const ROUND_STATUSES = ['draft', 'open', 'closed', 'final', 'cancelled'] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];

export const DISCLOSURES = ['aggregate', 'roomlist', 'pseudonymous'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** How an answer reached the record: mini program, web page, paper form, doorstep, meeting, designer, telephone. */
export const CHANNELS = ['app', 'web', 'paper', 'door', 'meeting', 'designer', 'call'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The channels in which a household speaks for itself. */
export const OWN_CHANNELS = ['app', 'web'] as const satisfies readonly Channel[];
export type OwnChannel = (typeof OWN_CHANNELS)[number];

/** Who pressed the key: the household itself, a proxy with a letter, or staff. */
export const ENTERED_BY = ['self', 'proxy', 'staff'] as const;
export type EnteredBy = (typeof ENTERED_BY)[number];

/** 业主 · 家属 · 租户 · 代理人. */
export const RELATIONS = ['owner', 'family', 'tenant', 'agent'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Where a number comes from; `null` is shown as 示例默认 until an operator names a basis. */
export type NumberSource = { readonly document: string; readonly clause: string } | null;

/** All that decides the count, fixed and hashed at opening. Percentages are whole per cent. */
export interface RoundRule {
  /** 80 = at least 80 % of households (东河区2024年方案 三（一）1). */
  readonly thresholdPercent: number;
  readonly thresholdSource: NumberSource;
  /** `asked` also counts 拒绝表态; `answered` is the default. */
  readonly counts: 'answered' | 'asked';
  /** `wholeRoll`: an exclusion takes nobody out of the denominator; absent: the roll less the excluded. */
  readonly denominator?: 'wholeRoll';
  readonly answerOnce: boolean;
  /** 完善类: included when 要 > 不要 and 要 reaches this share of answered. */
  readonly improveMinPercent: number;
  /** 基础类: more objections than 1/N of answered call for a meeting. */
  readonly basicObjectionDivisor: number;
  /** 提升类: whole fen to spend, in order of approvals. */
  readonly upgradeBudgetFen: number;
  /** Fixed before opening: equal approvals are ordered by cost, cheaper first, then by option id. */
  readonly tieRule: 'cheaper-first';
  readonly smallCellK: number;
  /** Whole days between `closed` and `final`. */
  readonly objectionDays: number;
  /**
   * What was heard or collected inside the window and comes after the close: counted until the result is final, marked
   * late, or not at all. Absent: not at all.
   */
  readonly lateEntries?: 'untilFinal' | 'none';
  /** Each building's own floor in whole per cent of its households; absent: none. */
  readonly buildingFloorPercent?: number;
  /** 效果评价: when a score stands on too few answers; absent: the example numbers. */
  readonly satisfaction?: SatisfactionLimits;
  /** Where the other numbers come from; a number that is not in it has no source (示例默认). */
  readonly sources?: Readonly<Partial<Record<RuleNumber, NonNullable<NumberSource>>>>;
}

/** 样本不足: fewer answers than `minAnswers` where more than `smallCommunityHouseholds` are asked, or a lower rate. */
export interface SatisfactionLimits {
  readonly minAnswers: number;
  readonly smallCommunityHouseholds: number;
  /** Whole per cent. */
  readonly minRatePercent: number;
}

/** The rule's numbers that a region's policy gives, besides the threshold. */
export const RULE_NUMBERS = [
  'counts',
  'improveMinPercent',
  'basicObjectionDivisor',
  'smallCellK',
  'objectionDays',
] as const satisfies readonly (keyof RoundRule)[];
export type RuleNumber = (typeof RULE_NUMBERS)[number];

/** The published version of the plan that a round asks about. */
export interface PlanVersionRef {
  readonly planVersionId: string;
  readonly version: number;
  /** 64 hex, the version's own hash. */
  readonly hash: string;
}

/** The order in which two answers of one household are ranked; text is shown, `order` is applied. */
export interface Precedence {
  readonly order: 'relation-then-act';
  readonly text: string;
}

/** What a round asks and how it counts: the hashed part. */
export interface RoundTerms {
  readonly roundId: string;
  readonly communityId: string;
  readonly kind: RoundKind;
  readonly title: string;
  /** ISO 8601 UTC. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly questions: readonly Question[];
  readonly disclosure: Disclosure;
  readonly rule: RoundRule;
  readonly precedence: Precedence;
  readonly channels: readonly Channel[];
  /** Why a mode that lists single answers is allowed (law or the residents' own decision); absent for `aggregate`. */
  readonly disclosureBasis?: string;
  /** Named by every round about the items of a plan (menu, confirmation). */
  readonly planVersion?: PlanVersionRef;
  /** A number agreed in public at the opening, from which the call-back sample is drawn; without it `questionHash`. */
  readonly auditNumber?: string;
  /** Of an owners' vote, and only there: matters, rules, convenor, notice and procedure. */
  readonly statutory?: StatutoryTerms;
}
