import type { RecordedResponse, VisitOutcome } from './response.ts';
import type { Relation } from './round.ts';

/** What every entry about one household carries: its place in the log, the household, who entered it. */
interface HouseholdEntry {
  readonly seq: number;
  readonly householdId: string;
  readonly actorId: string;
}
interface TargetedEntry extends HouseholdEntry {
  /** The `seq` of the response it is about. */
  readonly targetSeq: number;
}

export type ResponseEvent = RecordedResponse & {
  readonly kind: 'response';
  /** When staff heard it, ISO 8601; decides about what comes after the close. */
  readonly visitedAt?: string;
};

/** An entry of the log that bears on one household's counted state, in the words of the domain. */
export type HouseholdEvent =
  | ResponseEvent
  | (HouseholdEntry & {
      readonly kind: 'visit';
      readonly outcome: VisitOutcome;
      readonly visitedAt?: string;
    })
  /** Takes back what `isTakenBack` says. */
  | (HouseholdEntry & { readonly kind: 'withdraw'; readonly relation: Relation })
  | (HouseholdEntry & { readonly kind: 'exclusionRequest' })
  /** Counts only when another person asked for it. */
  | (HouseholdEntry & { readonly kind: 'exclusionApprove' })
  /** "That was not us." */
  | (TargetedEntry & { readonly kind: 'dispute' })
  /** Upheld: the response was not theirs and is out; otherwise it counts again. */
  | (TargetedEntry & { readonly kind: 'disputeResolve'; readonly upheld: boolean })
  | (TargetedEntry & { readonly kind: 'void' })
  /** The second person's blind keying of a paper form; a mismatch leaves the response pending. */
  | (TargetedEntry & { readonly kind: 'formCheck'; readonly matches: boolean });

/** The household was told of an entry, or could not be reached with it. */
export interface NoticeEvent extends TargetedEntry {
  readonly kind: 'notice';
  readonly delivered: boolean;
}

/** The close; `at` (seconds since 1970 UTC) ends the window, the terms' own end where it is absent. */
export interface CloseEvent {
  readonly kind: 'close';
  readonly seq: number;
  readonly at?: number;
}

/** `final`: the result is settled, nothing counts after it. `rollAmend`: a change of the register for the next round. */
export interface RoundMark {
  readonly kind: 'final' | 'rollAmend';
  readonly seq: number;
}

/** What the fold of a round reads, in the order of the log. */
export type RoundEvent = HouseholdEvent | NoticeEvent | CloseEvent | RoundMark;
