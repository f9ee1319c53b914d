import type { MyResponses, RoundView } from '../../../shared/round/roundView.ts';
import { useHouseholdPick } from './householdPick.ts';
import { useCall, type CallState } from './useCall.ts';

function useQuery(roundId: string | undefined): { readonly householdId?: string } {
  const householdId = useHouseholdPick((store) =>
    roundId === undefined ? undefined : store.picked[roundId],
  );
  return householdId === undefined ? {} : { householdId };
}

/** A round as the person's household sees it; waits while the id is not known. */
export function useRound(roundId: string | undefined): CallState<RoundView> {
  const query = useQuery(roundId);
  return useCall('GET /rounds/:roundId', roundId === undefined ? 'wait' : { params: { roundId }, query });
}

/** What the person's household has answered; asked only where the person has a household (`ask`). */
export function useMyResponses(roundId: string | undefined, ask: boolean): CallState<MyResponses> {
  const query = useQuery(roundId);
  return useCall(
    'GET /rounds/:roundId/responses/mine',
    roundId === undefined || !ask ? 'wait' : { params: { roundId }, query },
  );
}
