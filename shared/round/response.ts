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
  /** A paper form that a second person has not keyed yet: 待核验, not counted. */
  readonly unverified?: boolean;
}

/** What has become of a response: only `live` ones count; `removed` ones were voided or disowned. */
export type Standing = 'live' | 'pending' | 'disputed' | 'withdrawn' | 'removed';

/** A response together with what later entries made of it. */
export interface StandingResponse {
  readonly response: RecordedResponse;
  readonly standing: Standing;
}

/** The answer that counts for one question of one household. */
export interface CountedAnswer {
  readonly questionId: string;
  readonly answer: Answer;
  /** The entry it comes from. */
  readonly seq: number;
  /** Two people of the household insist on opposite stances: heard, but in neither column. */
  readonly contradicted: boolean;
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
