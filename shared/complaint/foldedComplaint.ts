import type { ComplaintHolder, ComplaintState } from './complaint.ts';
import type { RateFigure } from './complaintRates.ts';
import type { ComplaintClock } from './complaintView.ts';

/** A time in which a clock stands still; `to` may lie ahead: it then ends by itself. */
export interface ClockPause {
  readonly from: number;
  readonly to: number;
  readonly why: 'extension' | 'waitingForFiler';
}

/** One run of one clock; reopening begins another run. Times are milliseconds since 1970 UTC. */
export interface ClockRun {
  readonly clock: ComplaintClock;
  readonly startedAt: number;
  readonly hours: number;
  readonly pauses: readonly ClockPause[];
  /** When it becomes 即将超时, and its deadline, by the calendar and the pauses known now. */
  readonly soonAt: number;
  readonly dueAt: number;
  readonly provisional: boolean;
  /** When what it waits for came, or when the complaint ended too late; null while it runs. */
  readonly metAt: number | null;
  /** The missed deadline was told to the holder, and to the holder's superior. */
  readonly toldHolder: boolean;
  readonly toldSuperior: boolean;
}

/** That a complaint counts in a figure from one moment to another (`to` not included). */
export interface FigureSpan {
  readonly figure: RateFigure;
  readonly from: number;
  readonly to: number;
}

/** The end of what has not ended. */
export const FOR_EVER = Number.MAX_SAFE_INTEGER;

/** What the entries of a complaint add up to; stored beside them and never anything else than their fold. */
export interface FoldedComplaint {
  /** How many entries there are. */
  readonly version: number;
  readonly state: ComplaintState;
  readonly holder: ComplaintHolder;
  /** Whose case it is, or was when it ended; null before the dispatch and after a return. */
  readonly organisationId: string | null;
  readonly filedAt: number;
  readonly movedAt: number;
  /** When it reached an end that nothing follows unless it is reopened or appealed; null before. */
  readonly endedAt: number | null;
  readonly returns: number;
  readonly reopenings: number;
  readonly appeals: number;
  /** When the filer last asked for 督办; null before. */
  readonly filerEscalatedAt: number | null;
  /** After the second return nobody but the bureau may dispatch it. */
  readonly bureauDecides: boolean;
  readonly extensionAsked: number | null;
  /** Working days approved until now. */
  readonly extensionGranted: number;
  /** When it was last 办结待评. */
  readonly doneAt: number | null;
  /** Since when the filer owes an answer. */
  readonly waitingSince: number | null;
  /** The filer's last word on whether it is solved: 解决 or 未解决. */
  readonly lastWord: 'solved' | 'unsolved' | null;
  readonly rating: number | null;
  readonly mergedInto: string | null;
  /** What the community applied for and the bureau has to decide. */
  readonly closingAsked: {
    readonly at: number;
    readonly reason: string;
    readonly accountId: string | null;
  } | null;
  readonly moderation: readonly { readonly entryId: string; readonly is: 'pending' | 'held' | 'hidden' }[];
  readonly clocks: readonly ClockRun[];
  /** Of the clock that ends next: for the queue. Null where none runs. */
  readonly soonAt: number | null;
  readonly dueAt: number | null;
  /** When the server's clock has to look at it next; null where never. */
  readonly actAt: number | null;
  readonly figures: readonly FigureSpan[];
}
