import { refuse, type Refusal } from '../../refusal.ts';
import { isTakenBack } from '../counting/answerRank.ts';
import { refuseRoundTime } from './refuseRoundTime.ts';
import type { ActorFacts, HouseholdFacts, RoundFacts } from './responseSituation.ts';
import type { Relation } from '../round.ts';

/** All that decides whether a household may take its answers back. */
export interface WithdrawSituation {
  readonly round: Pick<RoundFacts, 'status' | 'opensAt' | 'closesAt'>;
  readonly household: Pick<HouseholdFacts, 'inRoll' | 'responses'>;
  readonly actor: ActorFacts & { readonly relation: Relation };
}

/** Why answers may not be withdrawn: until the close, by the household, and only where there is one of no higher rank. */
export function refuseWithdraw({ round, household, actor }: WithdrawSituation): Refusal | undefined {
  const untimely = refuseRoundTime(round, undefined);
  if (untimely !== undefined) return untimely;
  if (!household.inRoll) return refuse('response/not-in-roll');
  const standing = household.responses.filter(
    (earlier) => earlier.standing !== 'withdrawn' && earlier.standing !== 'removed',
  );
  if (standing.length === 0) return refuse('response/not-answered');
  const othersOnly = standing.every(({ response }) => response.actorId !== actor.actorId);
  if (actor.binding !== 'approved') return refuse('response/binding-pending');
  if (!standing.some(({ response }) => isTakenBack(response, actor))) return refuse('response/higher-ranked');
  return actor.recentlyBound === true && othersOnly ? refuse('response/binding-recent') : undefined;
}
