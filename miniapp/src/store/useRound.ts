import type { MyResponses, RoundView } from '../../../shared/round/roundView.ts';
import { useEffect } from 'react';
import { useAccount } from './accountStore.ts';
import { useHouseholdPick } from './householdPick.ts';
import { useCall, type CallState } from './useCall.ts';

function useQuery(roundId: string | undefined): { readonly householdId?: string } {
  const householdId = useHouseholdPick((store) =>
    roundId === undefined ? undefined : store.picked[roundId],
  );
  return householdId === undefined ? {} : { householdId };
}

/** The rounds seen since the app was opened, by person and household. */
const seen = new Map<string, RoundView>();

/**
 * A round as the person's household sees it; waits while the id is not known. When the server cannot be reached, what
 * an earlier page saw stands in as stale: whoever has filled in the ballot can still hand it in.
 */
export function useRound(roundId: string | undefined): CallState<RoundView> {
  const query = useQuery(roundId);
  const accountId = useAccount((store) => store.account?.id);
  const state = useCall(
    'GET /rounds/:roundId',
    roundId === undefined ? 'wait' : { params: { roundId }, query },
  );
  const { value, refusal } = state;
  const key = JSON.stringify([accountId, roundId, query]);
  useEffect(() => {
    if (value !== undefined) seen.set(key, value);
  }, [key, value]);
  const cutOff = refusal !== undefined && (refusal.status === 0 || refusal.status >= 500);
  const before = value === undefined && cutOff ? seen.get(key) : undefined;
  return before === undefined ? state : { ...state, value: before, stale: true };
}

/** What the person's household has answered; asked only where the person has a household (`ask`). */
export function useMyResponses(roundId: string | undefined, ask: boolean): CallState<MyResponses> {
  const query = useQuery(roundId);
  return useCall(
    'GET /rounds/:roundId/responses/mine',
    roundId === undefined || !ask ? 'wait' : { params: { roundId }, query },
  );
}
