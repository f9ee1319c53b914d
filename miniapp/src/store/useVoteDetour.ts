import { useEffect } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { replacePage } from '../platform/navigation.ts';

/**
 * Leads from a page of the solicitations to the one of the owners' vote, when the address names a vote: the two never
 * share a page. `to` is one of the fixed addresses of `paths`.
 */
export function useVoteDetour(
  round: Pick<RoundView, 'kind' | 'roundId'> | undefined,
  to: (roundId: string) => string,
): void {
  const voteId = round?.kind === 'statutory' ? round.roundId : undefined;
  useEffect(() => {
    if (voteId !== undefined) replacePage(to(voteId));
  }, [voteId, to]);
}
