import { findElector } from '../../shared/round/vote/electorCount.ts';
import { householdState } from '../../shared/round/counting/householdState.ts';
import { findCountedHousehold } from '../../shared/round/counting/roundCount.ts';
import type {
  ActorFacts,
  HouseholdFacts,
  RoundFacts,
} from '../../shared/round/answering/responseSituation.ts';
import type { RecordedResponse } from '../../shared/round/response.ts';
import type { Account } from '../../shared/identity/account.ts';
import type { Clock } from '../clock.ts';
import { bindingKey, type CommunityState, type OpenedRound } from '../state/communityState.ts';

/** A binding younger than this may answer, but not replace what a member of the household said (示例默认 24 h). */
const BINDING_WAIT_SECONDS = 24 * 3600;

/**
 * The round as the shared rules ask about it. Past its closing time a round takes nothing more, whether or not its
 * `roundClose` entry has been written yet.
 */
export function roundFacts(round: OpenedRound, clock: Clock): RoundFacts {
  const { kind, opensAt, closesAt, questions, rule } = round.terms;
  const now = clock.now();
  const over = now > Date.parse(closesAt);
  const status = round.status === 'open' && over ? 'closed' : round.status;
  const early = round.status === 'open' && now < Date.parse(opensAt);
  return {
    kind,
    status: early ? 'draft' : status,
    opensAt,
    closesAt,
    questions,
    questionHash: round.questionHash,
    ...(round.closedAt === undefined ? {} : { closedAt: new Date(round.closedAt * 1000).toISOString() }),
    rule,
  };
}

/** The household as the shared rules ask about it; in an owners' vote its responses are the ballots cast from it. */
export function householdFacts(round: OpenedRound, householdId: string): HouseholdFacts {
  const counted = findCountedHousehold(round.count, householdId);
  const { responses, refusedVisits } = counted ?? householdState([]);
  const elector = round.electors && findElector(round.electors, householdId);
  if (elector !== undefined) {
    const cast = elector.now.responses.filter(({ response }) => response.householdId === householdId);
    return { inRoll: true, responses: cast, refusedVisits };
  }
  return { inRoll: counted !== undefined, responses, refusedVisits };
}

/** Whether the person may speak for the household, by the bindings in the log itself; one that is not there waits. */
export function actorFacts(
  state: CommunityState,
  round: OpenedRound,
  { id: actorId, households }: Pick<Account, 'id' | 'households'>,
  householdId: string,
  clock: Clock,
): ActorFacts {
  const known = { actorId, openedRound: round.openedBy === actorId };
  const since = state.bindings.get(bindingKey(actorId, householdId));
  if (since === undefined) {
    const isLinked = households.some((link) => link.householdId === householdId);
    return { ...known, binding: isLinked ? 'pending' : 'none' };
  }
  const recentlyBound = clock.now() / 1000 - since < BINDING_WAIT_SECONDS;
  return { ...known, binding: 'approved', recentlyBound };
}

/**
 * The newest living response of somebody else in the household that the act reaches, by its `seq`: whoever is overruled
 * is to be told.
 */
export function otherPersonsAnswer(
  round: OpenedRound,
  householdId: string,
  actorId: string,
  reached: (response: RecordedResponse) => boolean = () => true,
): number | undefined {
  return householdFacts(round, householdId)
    .responses.filter(
      ({ response, standing }) => standing === 'live' && response.actorId !== actorId && reached(response),
    )
    .at(-1)?.response.seq;
}
