import type { Stage } from '../plan/stageTemplate.ts';
import type {
  ComplaintAuthor,
  ComplaintCategory,
  ComplaintEntryKind,
  ComplaintOrigin,
  ComplaintPlace,
  ComplaintState,
  ComplaintVerb,
  OfficeChannel,
  Urgency,
} from './complaint.ts';

/** A photograph by signed addresses under `/api/v1` that end within minutes; the original is for nobody but the desk. */
export interface ComplaintPhoto {
  readonly evidenceId: string;
  readonly thumbUrl: string;
  readonly fullUrl: string;
  /** Faces and plates were covered; only such a photograph is shown to other residents. */
  readonly blurred: boolean;
}

/** 受理, 回应, 办结, and 督办 by the superior. */
export const COMPLAINT_CLOCKS = ['accept', 'respond', 'resolve', 'supervise'] as const;
export type ComplaintClock = (typeof COMPLAINT_CLOCKS)[number];

/** 计时中, 即将超时, 已超时 (still running), 暂停, 按时, 超时办完. */
export type ClockStanding = 'running' | 'soon' | 'overdue' | 'paused' | 'met' | 'missed';

/** One clock as it stands; times ISO 8601 UTC. A deadline in a year whose holidays are not announced is provisional. */
export interface ClockView {
  readonly clock: ComplaintClock;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly metAt?: string;
  readonly standing: ClockStanding;
  readonly provisional: boolean;
  /** Hours of working days that the policy gives. */
  readonly hours: number;
  readonly pauses: readonly {
    readonly from: string;
    readonly to?: string;
    readonly why: 'extension' | 'waitingForFiler';
  }[];
}

/** What happened or was said, dated, with its author's role; nothing is ever taken away. */
export interface ComplaintEntryView {
  readonly entryId: string;
  readonly at: string;
  readonly by: ComplaintAuthor;
  readonly kind: ComplaintEntryKind;
  readonly state: ComplaintState;
  /** Null when this reader may not read it (hidden, pending its check). */
  readonly text: string | null;
  readonly photos: readonly ComplaintPhoto[];
  /** Whom it was dispatched to. */
  readonly organisationName?: string;
  /** Only toward staff and handlers: notes among themselves. */
  readonly internal?: true;
  readonly moderation?: 'pending' | 'held' | 'hidden';
}

/** A complaint in a list: of the desk, of its filer, or of the 小区, by the reader's tier. */
export interface ComplaintLine {
  readonly complaintId: string;
  /** Short number for the telephone and the counter. */
  readonly number: string;
  readonly communityId: string;
  readonly communityName: string;
  readonly category: ComplaintCategory;
  readonly place: ComplaintPlace;
  /** 3号楼 2单元, 公共区域. */
  readonly placeWords: string;
  readonly urgency: Urgency;
  readonly isPrivate: boolean;
  readonly text: string | null;
  readonly state: ComplaintState;
  /** Who has to act next, in words: 社区受理, 演示施工单位, 区住建局, 等您确认. */
  readonly holderWords: string;
  readonly filedAt: string;
  /** Whole days since it was filed, until it ended. */
  readonly days: number;
  readonly stage: Stage;
  readonly followers: number;
  readonly reopenings: number;
  /** The clock that runs now; null where none does. */
  readonly clock: ClockView | null;
  /**
   * The question that the filer has not answered yet: there is one at a time. Not toward neighbours. `clockWaitsUntil`:
   * until when the clock stands still for it at the latest; null where it runs again, or never stood still because its
   * days are used up or its deadline had passed.
   */
  readonly openQuestion?: { readonly askedAt: string; readonly clockWaitsUntil: string | null };
  /** What the office filed it for; it has no filer then, and nobody confirms it. */
  readonly origin?: ComplaintOrigin;
  readonly thumbUrl: string | null;
  readonly mine: boolean;
  readonly following: boolean;
  /** Moves with every change; what a command names as `expectedVersion`, and the socket's `seq`. */
  readonly version: number;
}

/** All that a list's filters leave, whatever `state` and `clock` they name: open ones, and whose clock runs out. */
export interface ComplaintCounts {
  readonly all: number;
  readonly open: number;
  readonly soon: number;
  readonly overdue: number;
}

/** One complaint with everything that this reader may see, and what this reader may do now. */
export interface ComplaintView extends ComplaintLine {
  readonly entries: readonly ComplaintEntryView[];
  readonly clocks: readonly ClockView[];
  readonly photos: readonly ComplaintPhoto[];
  /** The verbs open to this reader in this state. */
  readonly may: readonly ComplaintVerb[];
  readonly mergedInto?: { readonly complaintId: string; readonly number: string };
  readonly rating?: number;
  /** An application by the community that the bureau has to approve. */
  readonly closingAsked?: { readonly at: string; readonly reason: string };
  /** Toward staff: how it was heard when the household did not file it. */
  readonly heard?: OfficeChannel;
  /** Toward staff: whether a telephone number was left (it is looked at by a call of its own). */
  readonly hasPhone?: boolean;
  /** Toward staff: the organisation that a rule suggests. */
  readonly suggested?: { readonly organisationId: string; readonly name: string };
  /** Toward who may dispatch it: by when it would be answered and done if it were dispatched now. */
  readonly forecast?: {
    readonly respondBy: string;
    readonly resolveBy: string;
    readonly provisional: boolean;
  };
  readonly organisationId?: string;
  /** Each look at the telephone number, toward its owner and staff; toward a firm those of firms. */
  readonly phoneLooks?: readonly PhoneLookView[];
}

/** One look at the telephone number that was left: when, in which role, and the reason that was given for it. */
export interface PhoneLookView {
  readonly at: string;
  readonly by: ComplaintAuthor;
  /** Null toward the owner until the content check has passed it. */
  readonly reason: string | null;
}

/** What `complaint:<id>` and `complaints:<communityId>` push: that it moved; the reader fetches its own view. */
export interface ComplaintMoved {
  readonly complaintId?: string;
  readonly version: number;
}
