import { electorStanding } from '../../../shared/round/vote/electorChoice.ts';
import { findElector } from '../../../shared/round/vote/electorCount.ts';
import type { ElectorFacts, VoteSituation } from '../../../shared/round/vote/refuseVote.ts';
import type { Account } from '../../../shared/identity/account.ts';
import type { Clock } from '../../clock.ts';
import { bindingKey, type CommunityState, type OpenedRound } from '../../state/communityState.ts';
import { actorFacts } from '../roundSituation.ts';

/** The owner behind a dwelling as the shared rules ask about him. */
export function electorFacts({ electors }: OpenedRound, householdId: string): ElectorFacts {
  const cell = electors && findElector(electors, householdId);
  if (cell === undefined) {
    return { inRoll: false, joint: false, dwellings: 0, responses: electorStanding([]).responses };
  }
  const { joint, representativeId, dwellings } = cell.elector;
  return {
    inRoll: true,
    joint,
    ...(representativeId === undefined ? {} : { representativeId }),
    dwellings: dwellings.length,
    responses: cell.now.responses,
  };
}

/** Who casts the vote, and whether he came to the dwelling after the vote had opened without a recorded sale. */
export function voterFacts(
  state: CommunityState,
  round: OpenedRound,
  account: Pick<Account, 'id' | 'households'>,
  householdId: string,
  clock: Clock,
): VoteSituation['actor'] {
  const since = state.bindings.get(bindingKey(account.id, householdId));
  return {
    ...actorFacts(state, round, account, householdId, clock),
    boundSinceOpening:
      since !== undefined &&
      since * 1000 > Date.parse(round.terms.opensAt) &&
      round.electors?.sold.has(householdId) !== true,
  };
}

/** The owner of a dwelling as a committed field of its entries; nothing in a round without electors. */
export function ownerField({ electors }: OpenedRound, householdId: string): { readonly owner?: string } {
  const electorId = electors?.electorOf.get(householdId);
  return electorId === undefined ? {} : { owner: electorId };
}

/** What entries about one owner's dwellings share, so that they are decided one after the other. */
export function ownerTouches({ electors }: OpenedRound, householdId: string): readonly string[] {
  const electorId = electors?.electorOf.get(householdId);
  return electorId === undefined ? [] : [`elector:${electorId}`];
}
