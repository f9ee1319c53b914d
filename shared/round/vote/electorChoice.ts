import { gather } from '../../gather.ts';
import { actRank } from '../counting/answerRank.ts';
import { isBlankForm } from '../answering/blankAnswer.ts';
import { householdState, liveResponses } from '../counting/householdState.ts';
import type { RecordedResponse, StandingResponse } from '../response.ts';
import type { RollElector } from '../roll.ts';
import type { HouseholdEvent } from '../roundEvent.ts';
import type { VoteChoice } from './statutoryTally.ts';

/** Where one elector stands, from the entries about all his dwellings. */
export interface ElectorStanding {
  readonly responses: readonly StandingResponse[];
  /** His ballots that stand, in the order of the log. */
  readonly live: readonly RecordedResponse[];
  /** A paper that said nothing countable came back. */
  readonly invalidPapers: number;
}

/** Where an elector stands after these entries, in the order of the log. */
export function electorStanding(events: readonly HouseholdEvent[]): ElectorStanding {
  const { responses } = householdState(events);
  const invalidPapers = events.filter((event) => event.kind === 'response' && isBlankForm(event.answers));
  return { responses, live: liveResponses(responses), invalidPapers: invalidPapers.length };
}

interface Cast {
  readonly response: RecordedResponse;
  readonly value: string;
}

function castOn(response: RecordedResponse, questionId: string): Cast | undefined {
  const answer = response.answers.filter((given) => given.questionId === questionId)[0];
  return typeof answer?.value === 'string' ? { response, value: answer.value } : undefined;
}

/** One choice for all his dwellings, said by himself online or on identity-checked paper. */
function isForAll(response: RecordedResponse): boolean {
  return response.confirmed && (response.by === 'self' || actRank(response) === 2);
}

/** Another account's own ballot is not overruled: the two go back to the owner. */
function isSameHand(earlier: RecordedResponse, later: RecordedResponse): boolean {
  return earlier.by !== 'self' || earlier.actorId === later.actorId;
}

/**
 * The current ballots of one speaker, one for each dwelling he spoke for: at a dwelling a later ballot takes the place
 * of one that does not rank above it; a ballot said to be for all dwellings takes the place of every such one.
 */
function currentCasts(casts: readonly Cast[]): readonly Cast[] {
  let current: Cast[] = [];
  for (const cast of casts) {
    const rank = actRank(cast.response);
    const isOutranked = current.some(
      ({ response }) => response.householdId === cast.response.householdId && actRank(response) > rank,
    );
    if (isOutranked) continue;
    const forAll = isForAll(cast.response);
    current = current.filter(
      ({ response }) =>
        !(
          response.householdId === cast.response.householdId ||
          (forAll && isSameHand(response, cast.response))
        ) || actRank(response) > rank,
    );
    current.push(cast);
  }
  return current;
}

/** Co-owners are told apart by their accounts; who signed a paper that staff entered is not known. */
function speakerOf({ by, actorId, seq }: RecordedResponse): string {
  return by === 'self' ? `account ${actorId}` : `entry ${seq}`;
}

function differ(values: readonly string[]): boolean {
  return values.some((value) => value !== values[0]);
}

/** The ballots that stand on a question, speaker by speaker: co-owners each for themselves, else the owner. */
function castsOf(live: readonly RecordedResponse[], joint: boolean, questionId: string): (readonly Cast[])[] {
  const bySpeaker = new Map<string, Cast[]>();
  for (const response of live) {
    const cast = castOn(response, questionId);
    if (cast === undefined) continue;
    const speaker = joint ? speakerOf(response) : 'owner';
    gather(bySpeaker, speaker, cast);
  }
  return Array.from(bySpeaker.values(), currentCasts);
}

/** The elector's live ballots of which another takes no place on this question. */
export function standingBallots(
  { joint }: Pick<RollElector, 'joint'>,
  { live }: Pick<ElectorStanding, 'live'>,
  questionId: string,
): RecordedResponse[] {
  return castsOf(live, joint, questionId).flatMap((casts) => casts.map(({ response }) => response));
}

/** Co-owners who say different things said nothing yet; one owner who says different things took part. */
function choiceOf(speakers: readonly (readonly Cast[])[]): VoteChoice | undefined {
  if (speakers.length === 0) return undefined;
  const said = speakers.map((casts) => {
    const values = casts.map(({ value }) => value);
    return differ(values) ? 'unresolved' : (values[0] ?? '');
  });
  if (differ(said)) return 'disputed';
  switch (said[0]) {
    case 'yes':
      return 'agree';
    case 'no':
      return 'disagree';
    case 'indifferent':
      return 'abstain';
    default:
      return 'unresolved';
  }
}

/**
 * The one vote of an elector on a question. One owner, several dwellings: one choice, and different choices are
 * unresolved (participating, not agreeing) until he says which. Several owners: one vote, and contradicting entries are
 * disputed, never last-wins. A renter's entry is none: it cannot be recorded in the first place.
 */
export function electorChoice(
  { joint }: Pick<RollElector, 'joint'>,
  { responses, live, invalidPapers }: ElectorStanding,
  questionId: string,
): VoteChoice {
  const choice = choiceOf(castsOf(live, joint, questionId));
  if (choice !== undefined) return choice;
  if (responses.some(({ standing }) => standing === 'disputed')) return 'disputed';
  return invalidPapers > 0 && live.length === 0 ? 'invalid' : 'none';
}
