import type { ItemClass, FundingSource } from './menuItem.ts';
import type { Stage } from './stageTemplate.ts';

/** A work the plan contains. Money in whole fen; `shareFen` is what one average household pays, 0 when nothing. */
export interface PlanItem {
  readonly itemId: string;
  readonly class: ItemClass;
  readonly name: string;
  readonly scope: 'community' | 'building' | 'unit' | 'household';
  /** "What it will look like when done", with where the sentence comes from. */
  readonly lookWhenDone?: { readonly text: string; readonly source: string; readonly region: string };
  readonly costFen: number;
  readonly shareFen: number;
  readonly funding: readonly FundingLine[];
  /** `none`, or which matter of Civil Code art. 278, in words. */
  readonly legalEffect?: string;
  readonly prerequisite?: string;
}

export interface FundingLine {
  readonly source: FundingSource;
  readonly amountFen: number;
}

/** A step of the community's timetable; windows may overlap. Dates are `YYYY-MM-DD` in China time. */
export interface PlanStep {
  readonly stepId: string;
  readonly name: string;
  readonly stages: readonly Stage[];
  readonly startsOn: string;
  readonly endsOn: string;
  readonly who: string;
  readonly note?: string;
}

/** The five fields that a site notice must carry (东河区2024年方案 三（四）). */
export interface NoticeBoard {
  readonly projectOverview: string;
  readonly works: string;
  /** Start and completion. */
  readonly startsOn: string;
  readonly completesOn: string;
  readonly responsible: string;
  readonly complaintPhone: string;
}

export interface Drawing {
  readonly drawingId: string;
  readonly title: string;
  /** What the picture shows, for people who do not see it. */
  readonly description: string;
  /** A `data:` URI or a path on this server. */
  readonly image: string;
  readonly sha256: string;
}

/** One published version of a community's plan (一小区一方案). `hash` covers everything else in it. */
export interface Plan {
  readonly planVersionId: string;
  readonly communityId: string;
  readonly version: number;
  readonly publishedAt: string;
  /** Why it replaced the version before. */
  readonly reason?: string;
  readonly overview: string;
  readonly items: readonly PlanItem[];
  readonly funding: readonly FundingLine[];
  readonly totalFen: number;
  readonly steps: readonly PlanStep[];
  readonly stage: Stage;
  readonly noticeBoard: NoticeBoard;
  readonly drawings: readonly Drawing[];
  readonly hash: string;
}

/** A version without what changes after it (the project's stage): what is frozen and hashed. */
export type PlanContent = Omit<Plan, 'stage' | 'hash'>;
