import type { StaffAct } from '../../../shared/round/flag/staffFlag.ts';
import type { HouseholdEvent } from '../../../shared/round/roundEvent.ts';
import type { OpenedRound } from '../../state/communityState.ts';

/** What staff entered in a round as its entries stand, without those that were erased. */
export interface StaffActs {
  /** By account, in no order. */
  readonly byOperator: ReadonlyMap<string, readonly StaffAct[]>;
  /** By everybody, households included. */
  readonly responses: number;
}

/** One pass over the entries of a round: doors and answers of households, and the ballots of an owners’ vote. */
export function staffActsOf({ count, electors }: Pick<OpenedRound, 'count' | 'electors'>): StaffActs {
  const byOperator = new Map<string, StaffAct[]>();
  let responses = 0;
  const look = ({ events }: { readonly events: readonly HouseholdEvent[] }): void => {
    for (const event of events) {
      if (event.kind === 'response') responses += 1;
      if (event.kind !== 'visit' && (event.kind !== 'response' || event.by !== 'staff')) continue;
      const { seq, householdId, kind, actorId, visitedAt } = event;
      const channel = event.kind === 'visit' ? 'door' : event.channel;
      const heard = visitedAt === undefined ? {} : { heardAt: Date.parse(visitedAt) };
      const own = byOperator.get(actorId) ?? [];
      own.push({ seq, householdId, kind, channel, ...heard });
      byOperator.set(actorId, own);
    }
  };
  count.cells.forEach(look);
  electors?.cells.forEach(look);
  return { byOperator, responses };
}
