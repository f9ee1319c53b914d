import type { Answer } from './question.ts';
import type { Channel, EnteredBy, Relation } from './round.ts';

/** A response as the record holds it, already decrypted. Times are ISO 8601 UTC. */
export interface RecordedResponse {
  readonly seq: number;
  readonly householdId: string;
  readonly actorId: string;
  readonly relation: Relation;
  readonly channel: Channel;
  readonly by: EnteredBy;
  /** A second person checked the signer's identity on the paper form. */
  readonly identityChecked: boolean;
  readonly answers: readonly Answer[];
  /** The household said so to a change that would otherwise rank lower or contradict. */
  readonly confirmed: boolean;
}

/** What came of a visit without an answer. */
export const VISIT_OUTCOMES = ['attempted', 'refused', 'unreachable'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** The states of a household in one round; their counts always sum to the roll (上门未遇, 无法联系, …). */
export const HOUSEHOLD_STATES = [
  'untouched',
  'attempted',
  'unreachable',
  'refused',
  'answered',
  'pending',
  'disputed',
  'excluded',
] as const;
export type HouseholdState = (typeof HOUSEHOLD_STATES)[number];
