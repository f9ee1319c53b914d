import { refuse, type Refusal } from '../../refusal.ts';
import type { RoundStatus } from '../round.ts';

/** 核对人: so many residents recount a round from an auditor's bundle, each of another household. */
export const SCRUTINEERS = 2;

/** Who recounts a round; stands in the private half of the entry that appoints him. */
export interface Scrutineer {
  readonly accountId: string;
  readonly householdId: string;
}

/** What everybody may know of one: his household's name in the round's roll (32 hex) and its building; no name, no door. */
export interface ScrutineerSeat {
  readonly household: string;
  readonly building: string;
}

/** The public record of an appointment (`scrutineers`); a later one of the same round takes its place. */
export interface ScrutineersContent {
  readonly roundId: string;
  /** ISO 8601 UTC, rounded down to ten minutes. */
  readonly appointedAt: string;
  readonly seats: readonly ScrutineerSeat[];
  /** 32 hex at random: the same two appointed again are another record. */
  readonly nonce: string;
}

/** Somebody who is to recount, with what decides whether he may. */
export interface ScrutineerCandidate extends Scrutineer {
  /** His binding to the household is approved, and the household stands in the round's roll. */
  readonly isResident: boolean;
  /** He, or somebody bound to the same household, works for an office here. */
  readonly staffAtHome: boolean;
}

/**
 * Why these may not be appointed: after the close nobody picks who recounts; there are two, of two households; and nobody
 * recounts his own office's work.
 */
export function refuseScrutineers(
  status: RoundStatus,
  candidates: readonly ScrutineerCandidate[],
): Refusal | undefined {
  if (status === 'draft' || status === 'cancelled') return refuse('round/not-open');
  if (status !== 'open') return refuse('round/closed');
  if (!candidates.every(({ isResident }) => isResident)) return refuse('scrutineer/not-a-resident');
  const households = new Set(candidates.map(({ householdId }) => householdId));
  const people = new Set(candidates.map(({ accountId }) => accountId));
  if (households.size !== SCRUTINEERS || people.size !== SCRUTINEERS || candidates.length !== SCRUTINEERS)
    return refuse('scrutineer/two-households');
  return candidates.some(({ staffAtHome }) => staffAtHome) ? refuse('scrutineer/staff-household') : undefined;
}
