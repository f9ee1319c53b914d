import { refuse, type Refusal } from '../../refusal.ts';
import { actRank } from '../counting/answerRank.ts';
import type { RecordedResponse, StandingResponse } from '../response.ts';
import type { Relation } from '../round.ts';
import { refuseRoundTime } from '../answering/refuseRoundTime.ts';
import type { ActorFacts, ProposedResponse, RoundFacts } from '../answering/responseSituation.ts';

/** What refusing needs to know of the owner (or owners together) of the dwelling that a vote is cast for. */
export interface ElectorFacts {
  readonly inRoll: boolean;
  readonly joint: boolean;
  readonly representativeId?: string;
  /** How many dwellings his one vote is for. */
  readonly dwellings: number;
  /** His ballots with their standing, in the order of the log. */
  readonly responses: readonly StandingResponse[];
}

/** All that decides whether a vote may be recorded now. */
export interface VoteSituation {
  readonly round: RoundFacts;
  readonly householdId: string;
  readonly elector: ElectorFacts;
  readonly actor: ActorFacts & {
    /** Bound to the dwelling only after the vote opened: who owns it now may not be who the roll means. */
    readonly boundSinceOpening?: boolean;
  };
  readonly response: ProposedResponse;
}

/** Only 业主 vote; a renter, a relative and whoever acts for an owner without a letter shown to staff do not. */
export function isElectorRelation(relation: Relation): boolean {
  return relation === 'owner';
}

function liveOf(responses: readonly StandingResponse[]): RecordedResponse[] {
  return responses.filter(({ standing }) => standing === 'live').map(({ response }) => response);
}

/** Whether his ballots for other dwellings say something else: different choices go back to the owner. */
function differsFromOtherDwellings({ householdId, elector, response }: VoteSituation): boolean {
  return liveOf(elector.responses).some(
    (earlier) =>
      earlier.householdId !== householdId &&
      earlier.answers.some((given) =>
        response.answers.some(
          ({ questionId, value }) => questionId === given.questionId && value !== given.value,
        ),
      ),
  );
}

function refuseOwner(situation: VoteSituation): Refusal | undefined {
  const { elector, actor, response, householdId } = situation;
  if (!isElectorRelation(response.relation)) return refuse('response/not-elector');
  if (actor.binding !== 'approved') return refuse('response/binding-pending');
  if (elector.joint) {
    const { representativeId } = elector;
    return representativeId !== undefined && representativeId !== actor.actorId
      ? refuse('response/not-representative')
      : undefined;
  }
  const others = liveOf(elector.responses).filter(
    ({ by, actorId }) => by === 'self' && actorId !== actor.actorId,
  );
  if (others.some((earlier) => earlier.householdId === householdId) || actor.boundSinceOpening === true) {
    if (others.length > 0) return refuse('response/vote-stands');
    if (elector.dwellings > 1) return refuse('response/sale-unrecorded');
  }
  if (!response.confirmed && differsFromOtherDwellings(situation)) return refuse('response/choices-differ');
  return undefined;
}

function refuseStaff({ elector, actor, response }: VoteSituation): Refusal | undefined {
  if (actor.binding !== 'none') return refuse('response/own-household');
  if (actor.openedRound === true) return refuse('response/opened-round');
  // Co-owners without a representative may contradict each other on paper; that is noted and disputed, not refused.
  if (elector.joint && elector.representativeId === undefined) return undefined;
  const outranked = liveOf(elector.responses).some(
    (earlier) => earlier.by === 'self' && actRank(earlier) > actRank(response),
  );
  return outranked ? refuse('response/self-exists') : undefined;
}

/**
 * Why a vote may not be recorded now, or undefined; the first reason of this fixed order: round not open or closed,
 * questions changed, dwelling not in the roll, not an elector (renter, relative), binding not ready, not the agreed
 * representative, a vote cast before a sale, a sale not recorded, choices that differ between the owner's dwellings and
 * are not confirmed as one; for staff: own dwelling, opener of the round, below what the owner said himself; then once
 * only and used.
 */
export function refuseVote(situation: VoteSituation): Refusal | undefined {
  const { round, elector, response } = situation;
  const untimely = refuseRoundTime(round, response.visitedAt);
  if (untimely !== undefined) return untimely;
  if (response.questionHash !== round.questionHash) return refuse('response/question-changed');
  if (!elector.inRoll) return refuse('response/not-in-roll');
  const refused = response.by === 'self' ? refuseOwner(situation) : refuseStaff(situation);
  if (refused !== undefined) return refused;
  const used = round.rule.answerOnce && liveOf(elector.responses).length > 0;
  return used ? refuse('response/already-answered') : undefined;
}
