import { refuse, type Refusal } from '../../refusal.ts';
import { refuseRoundTime, type RoundTime } from './refuseRoundTime.ts';
import type { ActorFacts, HouseholdFacts } from './responseSituation.ts';

/** All that decides whether a visit without an answer may be recorded. */
export interface VisitSituation {
  readonly round: RoundTime;
  readonly household: Pick<HouseholdFacts, 'inRoll' | 'refusedVisits'>;
  readonly actor: Pick<ActorFacts, 'binding' | 'openedRound'>;
  /** ISO 8601. */
  readonly visitedAt: string;
}

/**
 * Why a visit may not be recorded, or undefined; in this order: time, roll, the worker's own household, a worker who
 * opened the round, and a household that refused before: nobody calls there again unless it asks (then its answer is
 * entered).
 */
export function refuseVisit({ round, household, actor, visitedAt }: VisitSituation): Refusal | undefined {
  const untimely = refuseRoundTime(round, visitedAt, { by: 'staff' });
  if (untimely !== undefined) return untimely;
  if (!household.inRoll) return refuse('response/not-in-roll');
  if (actor.binding !== 'none') return refuse('response/own-household');
  if (actor.openedRound === true) return refuse('response/opened-round');
  return household.refusedVisits ? refuse('response/household-refused') : undefined;
}
