import type { StandingResponse } from '../../shared/round/response.ts';
import type { OpenedRound } from '../state/communityState.ts';

/** The response with this `seq`, whosever it is. */
export function findResponse(round: OpenedRound, seq: number): StandingResponse | undefined {
  for (const { now } of round.count.cells.values()) {
    const found = now.responses.find(({ response }) => response.seq === seq);
    if (found !== undefined) return found;
  }
  return undefined;
}
