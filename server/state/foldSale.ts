import { applySale } from '../../shared/round/vote/electorCount.ts';
import { buyerOf } from '../../shared/round/case/rollAmendment.ts';
import type { CommunityState } from './communityState.ts';

/**
 * An approved sale in the owners' votes under way: a vote already cast stands; if there was none, the buyer votes for the
 * dwelling. `seq` is where the sale was asked for; any other amendment changes no open round.
 */
export function foldSale({ communityId, amendments, rounds }: CommunityState, seq: number): void {
  const change = amendments.get(seq)?.change;
  if (change?.kind !== 'sale') return;
  const { householdId } = change;
  const buyerId = buyerOf(communityId, seq, change);
  for (const { status, electors } of rounds.values()) {
    if (status === 'open' && electors !== undefined) applySale(electors, { householdId, buyerId });
  }
}
