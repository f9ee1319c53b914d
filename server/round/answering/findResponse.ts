import type { StandingResponse } from '../../../shared/round/response.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import { householdFacts } from '../roundSituation.ts';

/**
 * Every response of a round with what became of it, household by household; in an owners' vote the ballots, also those of
 * an owner whose dwelling was sold since.
 */
export function everyResponse(round: OpenedRound): StandingResponse[] {
  if (round.electors !== undefined)
    return [...round.electors.cells.values()].flatMap(({ now }) => now.responses);
  return [...round.count.cells.keys()].flatMap((householdId) => householdFacts(round, householdId).responses);
}

/** The response with this `seq`, whosever it is. */
export function findResponse(round: OpenedRound, seq: number): StandingResponse | undefined {
  return everyResponse(round).find(({ response }) => response.seq === seq);
}
