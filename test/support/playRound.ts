import {
  applyRoundEvent,
  createRoundCount,
  findCountedHousehold,
  type RoundCount,
} from '../../shared/round/counting/roundCount.ts';
import type { CountedHousehold } from '../../shared/round/counting/countHousehold.ts';
import type { RecordedResponse, VisitOutcome } from '../../shared/round/response.ts';
import { roundResult } from '../../shared/round/result/roundResult.ts';
import type { RoundResult } from '../../shared/round/result/result.ts';
import type { RollBuilding, RollHousehold } from '../../shared/round/roll.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { RoundEvent } from '../../shared/round/roundEvent.ts';
import { response, rollOf } from './roundFixtures.ts';

type Without<Event> = Event extends RoundEvent ? Omit<Event, 'seq'> : never;

/** A round told step by step: each step is one entry, its place is given by the order of telling. */
export interface PlayedRound {
  /** An entry of any kind; gives its place. */
  enter(event: Without<RoundEvent>): number;
  /** A response of a household; an owner's own tap unless said otherwise. */
  answer(householdId: string, more?: Partial<RecordedResponse> & { readonly visitedAt?: string }): number;
  visit(householdId: string, outcome: VisitOutcome, visitedAt?: string): number;
  close(at?: string): void;
  readonly count: RoundCount;
  /** Where a household stands; throws when it is not in the roll. */
  household(householdId: string): CountedHousehold;
  result(status?: 'closed' | 'final'): RoundResult;
}

/** Starts a round over a roll of one building with so many households, or over the one given. */
export function playRound(
  terms: RoundTerms,
  roll:
    | number
    | { readonly households: readonly RollHousehold[]; readonly buildings: readonly RollBuilding[] } = 20,
): PlayedRound {
  const count = createRoundCount({ terms, ...(typeof roll === 'number' ? rollOf([roll]) : roll) });
  let seq = -1;
  const enter: PlayedRound['enter'] = (event) => {
    seq += 1;
    applyRoundEvent(count, { ...event, seq });
    return seq;
  };
  return {
    enter,
    answer: (householdId, more = {}) =>
      enter({
        kind: 'response',
        ...response(0, { householdId, actorId: `owner of ${householdId}`, ...more }),
      }),
    visit: (householdId, outcome, visitedAt) =>
      enter({
        kind: 'visit',
        householdId,
        actorId: 'worker-1',
        outcome,
        ...(visitedAt === undefined ? {} : { visitedAt }),
      }),
    close: (at) => {
      enter({ kind: 'close', ...(at === undefined ? {} : { at: Date.parse(at) / 1000 }) });
    },
    count,
    household: (householdId) => {
      const found = findCountedHousehold(count, householdId);
      if (found === undefined) throw new Error(`${householdId} is not in the roll`);
      return found;
    },
    result: (status = 'closed') => roundResult(count, seq, status, {}),
  };
}

/** The first `count` households answer, all with this value to this question. */
export function answerAll(
  round: PlayedRound,
  count: number,
  questionId: string,
  value: string,
  from = 0,
): void {
  for (let at = from + 1; at <= from + count; at += 1) {
    round.answer(`household-${at}`, { answers: [{ questionId, value }] });
  }
}
