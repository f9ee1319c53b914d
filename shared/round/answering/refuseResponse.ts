import { refuse, type Refusal } from '../../refusal.ts';
import { actRank, compareRank } from '../counting/answerRank.ts';
import { byQuestion } from './byQuestion.ts';
import { isConflict, latestStances } from '../counting/contradiction.ts';
import type { Answer, Question } from '../question.ts';
import { refuseRoundTime } from './refuseRoundTime.ts';
import type { RecordedResponse } from '../response.ts';
import type { ActorFacts, HouseholdFacts, ProposedResponse, RoundFacts } from './responseSituation.ts';

/** All that decides whether a response may be recorded now. */
export interface ResponseSituation {
  readonly round: RoundFacts;
  readonly household: HouseholdFacts;
  readonly actor: ActorFacts;
  readonly response: ProposedResponse;
}

interface Weighed {
  readonly question: Question;
  readonly answer: Answer;
}

function weighed({ round, response }: ResponseSituation): Weighed[] {
  const pairs: Weighed[] = [];
  for (const answer of response.answers) {
    const question = byQuestion(round.questions, answer.questionId);
    if (question !== undefined) pairs.push({ question, answer });
  }
  return pairs;
}

/** Once only: whoever speaks more directly than all before may still speak, so nobody can be answered for first. */
function hasUsedItsOneAnswer({ household, response }: ResponseSituation): boolean {
  return household.responses.some(
    ({ response: earlier, standing }) =>
      (standing === 'live' || standing === 'pending' || standing === 'withdrawn') &&
      actRank(earlier) >= actRank(response),
  );
}

/**
 * Whether an entry by staff stands below one that is there. Spoken words noted by staff never follow what a person
 * of the household entered itself; other entries must outrank it on at least one question.
 */
function isBelowEarlier(situation: ResponseSituation, live: readonly RecordedResponse[]): boolean {
  const { response } = situation;
  const pairs = weighed(situation);
  return live.some((earlier) => {
    if (earlier.by === 'self' && actRank(response) === 0) return true;
    const below = pairs.every(({ question }) => compareRank(question, response, earlier) < 0);
    return (
      below &&
      (earlier.by === 'self' ||
        pairs.every(({ question }) => byQuestion(earlier.answers, question.questionId) !== undefined))
    );
  });
}

/** Whether someone else of the household said 不要 where this response says 要, or the other way round. */
function contradictsFamily(situation: ResponseSituation, own: readonly RecordedResponse[]): boolean {
  const { actor, response, round } = situation;
  if (own.every(({ actorId }) => actorId === actor.actorId)) return false;
  return weighed(situation).some(({ question, answer }) => {
    const stances = [];
    for (const earlier of own) {
      const given = byQuestion(earlier.answers, question.questionId);
      if (given !== undefined) stances.push({ ...earlier, value: given.value });
    }
    const proposed = { actorId: actor.actorId, relation: response.relation, value: answer.value };
    return latestStances(stances).some((stance) => isConflict(round.kind, question, stance, proposed));
  });
}

function refuseActor({ actor, household, response }: ResponseSituation): Refusal | undefined {
  if (response.by !== 'self') {
    if (actor.binding !== 'none') return refuse('response/own-household');
    return actor.openedRound === true ? refuse('response/opened-round') : undefined;
  }
  if (actor.binding !== 'approved') return refuse('response/binding-pending');
  const replacesSomebody = household.responses.some(
    ({ response: earlier, standing }) =>
      standing === 'live' && earlier.by === 'self' && earlier.actorId !== actor.actorId,
  );
  return actor.recentlyBound === true && replacesSomebody ? refuse('response/binding-recent') : undefined;
}

/**
 * Why a response may not be recorded now, or undefined. The first reason of this fixed order is given: round not
 * open, or closed and not a late entry that it takes, or visit outside the window, questions changed, household not in the roll, worker's own household,
 * worker who opened the round or binding not ready, once only and used, staff below what is there, contradiction within the household not yet
 * confirmed. What the answers say is checked by `refuseAnswers`, afterwards: a changed ballot is told first.
 * A resident's answer that ranks below another of the household is recorded; both are kept.
 */
export function refuseResponse(situation: ResponseSituation): Refusal | undefined {
  const { round, household, response } = situation;
  const untimely = refuseRoundTime(round, response.visitedAt, response);
  if (untimely !== undefined) return untimely;
  if (response.questionHash !== round.questionHash) return refuse('response/question-changed');
  if (!household.inRoll) return refuse('response/not-in-roll');
  const actorRefused = refuseActor(situation);
  if (actorRefused !== undefined) return actorRefused;
  if (round.rule.answerOnce && hasUsedItsOneAnswer(situation)) return refuse('response/already-answered');
  const live = household.responses
    .filter(({ standing }) => standing === 'live')
    .map(({ response: earlier }) => earlier);
  if (response.by !== 'self') {
    return isBelowEarlier(situation, live) ? refuse('response/self-exists') : undefined;
  }
  const own = live.filter((earlier) => earlier.by === 'self');
  return !response.confirmed && contradictsFamily(situation, own)
    ? refuse('response/household-conflict')
    : undefined;
}
