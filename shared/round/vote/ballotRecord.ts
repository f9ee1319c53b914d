import type { RoundCount } from '../counting/roundCount.ts';
import type { StandingResponse } from '../response.ts';
import type { HouseholdEvent } from '../roundEvent.ts';
import type { ElectorCount } from './electorCount.ts';
import { dwellingView } from './electorParticipation.ts';

function gather<One>(into: Map<string, One[]>, householdId: string, one: One): void {
  const list = into.get(householdId);
  if (list === undefined) into.set(householdId, [one]);
  else list.push(one);
}

/**
 * The dwellings of a closed owners' vote with the ballots that were entered for each and what became of them: what its
 * public record is counted from (disputes, voids, withdrawals, who had to be told). `dwellingView` has none of that.
 */
export function ballotRecord(count: RoundCount, electors: ElectorCount): RoundCount {
  const view = dwellingView(count, electors);
  const events = new Map<string, HouseholdEvent[]>();
  const responses = new Map<string, StandingResponse[]>();
  electors.cells.forEach((cell) => {
    for (const event of cell.events) gather(events, event.householdId, event);
    for (const one of cell.now.responses) gather(responses, one.response.householdId, one);
  });
  const cells = new Map<string, ReturnType<RoundCount['cells']['get']> & object>();
  view.cells.forEach((cell, householdId) => {
    const all = cell.events.concat(events.get(householdId) ?? []).sort((a, b) => a.seq - b.seq);
    cells.set(householdId, {
      ...cell,
      events: all,
      now: { ...cell.now, responses: responses.get(householdId) ?? [] },
    });
  });
  return { ...view, cells };
}
