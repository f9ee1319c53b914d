import { questionsReached } from '../answering/branching.ts';
import { byQuestion } from '../answering/byQuestion.ts';
import { countedAnswers } from './countedResponse.ts';
import { householdState, liveResponses, type HouseholdStanding } from './householdState.ts';
import type { Question } from '../question.ts';
import { isAsked } from './questionScope.ts';
import type { CountedAnswer, RecordedResponse } from '../response.ts';
import type { RollHousehold } from '../roll.ts';
import type { Channel, RoundTerms } from '../round.ts';
import type { HouseholdEvent } from '../roundEvent.ts';

/** What of a household's answers counts. */
export interface CountedAnswers {
  /** The questions put to it: those of its scope that its counted answers lead to. */
  readonly asked: readonly Question[];
  readonly counted: readonly CountedAnswer[];
  /** Channel of its latest counted answer, when it has one. */
  readonly channel?: Channel;
}

/** One household as the fold sees it. */
export interface CountedHousehold extends HouseholdStanding, CountedAnswers {}

/** A household of which nothing has been recorded. */
export const UNTOUCHED: CountedHousehold = {
  state: 'untouched',
  attempts: 0,
  refusedVisits: false,
  responses: [],
  asked: [],
  counted: [],
};

/**
 * What counts of a household when these of its responses stand, in the order of the log. A contradicted stance leads to
 * no further question, and an answer to a question that is no longer asked does not count.
 */
export function countResponses(
  { questions, kind }: Pick<RoundTerms, 'questions' | 'kind'>,
  { unitId }: Pick<RollHousehold, 'unitId'>,
  standing: readonly RecordedResponse[],
): CountedAnswers {
  const inScope = questions.filter((question) => isAsked(question, unitId));
  const all = countedAnswers(inScope, standing, kind);
  const leading = all.filter(({ contradicted }) => !contradicted).map(({ answer }) => answer);
  const asked = questionsReached(inScope, leading);
  const counted =
    asked.length === inScope.length
      ? all
      : all.filter(({ questionId }) => byQuestion(asked, questionId) !== undefined);
  const latest = counted.reduce((seq, answer) => Math.max(seq, answer.seq), -1);
  const source = standing.filter(({ seq }) => seq === latest)[0] ?? standing[standing.length - 1];
  return source === undefined ? { asked, counted } : { asked, counted, channel: source.channel };
}

/** Derives one household anew from its own entries. */
export function countHousehold(
  terms: Pick<RoundTerms, 'questions' | 'kind'>,
  roll: Pick<RollHousehold, 'unitId'>,
  events: readonly HouseholdEvent[],
): CountedHousehold {
  const standing = householdState(events);
  return { ...standing, ...countResponses(terms, roll, liveResponses(standing.responses)) };
}
