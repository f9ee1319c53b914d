import type { ComplaintCategory, ComplaintState } from '../complaint/complaint.ts';
import type { Role } from '../identity/account.ts';
import type { Channel, Relation } from '../round/round.ts';
import type { SatisfactionDimension } from '../round/satisfaction/satisfactionDimension.ts';

/** 自己写的 · 征集里写的话 · 表态的理由 · 打分偏低的一项. */
export const OPINION_SOURCES = ['free', 'words', 'reason', 'score'] as const;
export type OpinionSource = (typeof OPINION_SOURCES)[number];

/** Longest free opinion and longest note of staff, in UTF-16 units. */
export const OPINION_LENGTH = 500;

/** What of a plan can be changed for an opinion, besides an item: 概况, 资金, 进度安排, 公示栏, 图纸. */
export const PLAN_CLAUSES = ['overview', 'funding', 'steps', 'noticeBoard', 'drawings'] as const;
export type PlanClause = (typeof PLAN_CLAUSES)[number];

/**
 * What an opinion is linked to: a clause or an item of a plan version (`changed`: that version was changed for it),
 * the record of acceptance (by the hash of the publication), a later score (a rated line of a closed round), the
 * complaint that the office filed for it, or the explanation why it cannot be done, which stands in the link's note.
 */
export type LinkTarget =
  | {
      readonly kind: 'clause';
      readonly planVersionId: string;
      readonly clause: PlanClause;
      readonly changed: boolean;
    }
  | {
      readonly kind: 'item';
      readonly planVersionId: string;
      readonly itemId: string;
      readonly changed: boolean;
    }
  | { readonly kind: 'acceptance'; readonly hash: string }
  | {
      readonly kind: 'score';
      readonly roundId: string;
      readonly questionId: string;
      /** The row of a matrix. */
      readonly rowId?: string;
    }
  | { readonly kind: 'complaint'; readonly complaintId: string }
  | { readonly kind: 'explanation' };
/** What staff point at by choosing; a complaint comes about by being filed. */
export const LINK_KINDS = ['clause', 'item', 'acceptance', 'score', 'explanation'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
export type ChosenTarget = Exclude<LinkTarget, { readonly kind: 'complaint' }>;

/** A rated line of a closed round as everybody may read it; null is withheld (少于 k 户不公布). */
export interface ScoreLine {
  readonly roundId: string;
  readonly roundTitle: string;
  readonly label: string;
  readonly dimension?: SatisfactionDimension;
  /** Households that gave a mark. */
  readonly rated: number | null;
  /** Of these, with 1 or 2 of 5. */
  readonly low: number | null;
  /** Mean of the marks on 0–100, in tenths, floored. */
  readonly tenths: number | null;
}

/** A complaint that the office filed for an opinion, as everybody may know of it. */
export interface ComplaintMark {
  readonly number: string;
  readonly state: ComplaintState;
  /** When it was last 办结待评, ISO 8601 UTC. */
  readonly doneAt?: string;
}

/** One link with who made it and when; a link that was undone stays and says why. */
export interface OpinionLink {
  readonly linkId: string;
  readonly at: string;
  readonly by: Role;
  readonly target: LinkTarget;
  /** What it points at, in words, as it was called then. */
  readonly title: string;
  readonly note?: string;
  /** Where it points at a score. */
  readonly line?: ScoreLine;
  /** Where it points at a complaint. */
  readonly complaint?: ComplaintMark;
  readonly undone?: { readonly at: string; readonly by: Role; readonly reason: string };
}

/** The version that everybody may read, written by staff without names, numbers and doors. */
export interface PublishedWords {
  readonly words: string;
  readonly at: string;
  readonly by: Role;
}

/** 意见办理进展: who said what when, and everything that was done about it, by role and date. Nothing disappears. */
export interface OpinionThread {
  readonly opinionId: string;
  readonly communityId: string;
  readonly source: OpinionSource;
  /** ISO 8601 UTC; of a round its close, so that the time names nobody. */
  readonly at: string;
  /** What was said, as this reader may read it; null when it was erased, and of a score. */
  readonly words: string | null;
  /** True for the person (or household) who said it. */
  readonly mine: boolean;
  /** Of a score: the mark my household gave. */
  readonly myMark?: number;
  readonly relation?: Relation;
  /** How staff heard it, where a person did not write it. */
  readonly channel?: Channel;
  readonly round?: { readonly roundId: string; readonly title: string; readonly question: string };
  readonly itemId?: string;
  /** Of a score: the line it stands for. */
  readonly line?: ScoreLine;
  /** Of a score: the same thing in the next 效果评价, once that has closed. */
  readonly next?: ScoreLine;
  /** Households that say the same, once staff have put them together; null below k. */
  readonly households: number | null;
  readonly links: readonly OpinionLink[];
  readonly published?: PublishedWords;
  /** Toward author and staff: the content check has not looked yet, or has found something since. */
  readonly check?: 'pending' | 'refused';
  /** Of an own opinion: whether it may be published without a name. */
  readonly mayPublish: boolean;
}

/** A complaint before the office has filed it: what it is about, to be corrected, and its words, which rest on published figures alone. */
export interface ComplaintDraft {
  readonly category: ComplaintCategory;
  readonly text: string;
}

/** The same as staff work on it. */
export interface OpinionWork extends OpinionThread {
  /** No living link: somebody still has to say what became of it. */
  readonly open: boolean;
  /** What the office would file for it; absent where it may not, or has. */
  readonly complaintDraft?: ComplaintDraft;
  /** Where the author lives, by building; only of what was not said in a round, and only to workers and admins. */
  readonly building?: string;
  readonly group?: {
    readonly groupId: string;
    readonly state: 'suggested' | 'confirmed';
    readonly size: number;
  };
}

/** Opinions that say nearly the same: a suggestion until staff confirm it. */
export interface OpinionGroup {
  readonly groupId: string;
  readonly communityId: string;
  readonly state: 'suggested' | 'confirmed';
  readonly at: string;
  readonly opinions: readonly (OpinionWork & {
    /** How alike it is to the one it was put beside, permille of shared words; absent for the first. */
    readonly likeness?: number;
  })[];
}
