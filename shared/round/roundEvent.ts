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

export type ResponseEvent = RecordedResponse & { readonly kind: 'response' };

/** An entry of the log that bears on one household's counted state, in the words of the domain. */
export type HouseholdEvent =
  | ResponseEvent
  | (HouseholdEntry & { readonly kind: 'visit'; readonly outcome: VisitOutcome })
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

/** What the fold of a round reads, in the order of the log. */
export type RoundEvent = HouseholdEvent | { readonly kind: 'close'; readonly seq: number };
