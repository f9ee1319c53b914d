import type { RecordedResponse, StandingResponse } from '../response.ts';
import type { Question } from '../question.ts';
import type { RoundKind, RoundRule, RoundStatus } from '../round.ts';

/** What refusing needs to know of the round; a `RoundView` gives it to the phone. */
export interface RoundFacts {
  readonly kind: RoundKind;
  readonly status: RoundStatus;
  /** ISO 8601 UTC. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly questions: readonly Question[];
  readonly questionHash: string;
  /** When it was really closed; absent before. */
  readonly closedAt?: string;
  readonly rule: Pick<RoundRule, 'answerOnce' | 'lateEntries'>;
}

/**
 * What refusing needs to know of the household. The server fills it from its fold; the phone from what it has
 * (own history; `inRoll` true where it cannot know), and then hears the rest from the server.
 */
export interface HouseholdFacts {
  readonly inRoll: boolean;
  /** Responses of the household with their standing, in the order of the log; other people's may be missing. */
  readonly responses: readonly StandingResponse[];
  readonly refusedVisits: boolean;
}

/** Who is about to enter something. */
export interface ActorFacts {
  readonly actorId: string;
  /** Approved: may speak for the household; pending: a worker has still to check; none: not of this household. */
  readonly binding: 'approved' | 'pending' | 'none';
  /** Bound for less than 24 hours: may answer, but not yet replace what a member of the household said itself. */
  readonly recentlyBound?: boolean;
  /** Opened this round: opening and entering answers are never one person's (domain rules, separation of duties). */
  readonly openedRound?: boolean;
}

/** A response about to be recorded, without its place in the log. */
export type ProposedResponse = Omit<RecordedResponse, 'seq' | 'householdId' | 'actorId'> & {
  readonly questionHash: string;
  /** When staff heard it, ISO 8601; absent for an answer given now. */
  readonly visitedAt?: string;
  /** The paper form came in a sealed, counted batch before the close; without it none is keyed after. */
  readonly formReceived?: boolean;
};
