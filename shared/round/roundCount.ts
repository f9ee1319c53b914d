import { countedAnswers } from './countedResponse.ts';
import { householdState, liveResponses, type HouseholdStanding } from './householdState.ts';
import { createQuestionTally, tallyHousehold, type QuestionTally } from './questionTally.ts';
import { isAsked } from './questionScope.ts';
import type { CountedAnswer, HouseholdState } from './response.ts';
import type { RollBuilding, RollHousehold } from './roll.ts';
import type { Channel, RoundTerms } from './round.ts';
import type { HouseholdEvent, RoundEvent } from './roundEvent.ts';

/** One household as the fold sees it. */
export interface CountedHousehold extends HouseholdStanding {
  readonly counted: readonly CountedAnswer[];
  /** Channel of its latest counted answer, when it has one. */
  readonly channel?: Channel;
}

interface CountedBuilding extends RollBuilding {
  households: number;
  /** Households that count as 已征集 (under the policy `asked` also those that refused). */
  answered: number;
}

interface HouseholdCell {
  readonly roll: RollHousehold;
  readonly building: CountedBuilding;
  readonly events: HouseholdEvent[];
  now: CountedHousehold;
}

/** The derived state of one round. Made by `createRoundCount`, changed by `applyRoundEvent` only. */
export interface RoundCount {
  readonly terms: RoundTerms;
  readonly households: number;
  readonly states: Record<HouseholdState, number>;
  readonly channels: Record<Channel, number>;
  readonly buildings: readonly CountedBuilding[];
  readonly tallies: readonly QuestionTally[];
  readonly cells: ReadonlyMap<string, HouseholdCell>;
  /** The last entry applied, −1 before the first. */
  seq: number;
  /** Where the round was closed, when it was. */
  closedSeq?: number;
}

const UNTOUCHED: CountedHousehold = {
  state: 'untouched',
  attempts: 0,
  refusedVisits: false,
  responses: [],
  counted: [],
};

/** A round of which nothing has been recorded yet, over its frozen roll. */
export function createRoundCount(input: {
  readonly terms: RoundTerms;
  readonly households: readonly RollHousehold[];
  readonly buildings: readonly RollBuilding[];
}): RoundCount {
  const { terms, households } = input;
  const buildings = input.buildings.map((building) => ({ ...building, households: 0, answered: 0 }));
  const byId = new Map(buildings.map((building) => [building.buildingId, building]));
  const tallies = terms.questions.map((question) => createQuestionTally(question, 0));
  const cells = new Map<string, HouseholdCell>();
  for (const roll of households) {
    const building = byId.get(roll.buildingId);
    if (building === undefined) throw new Error(`roll names an unknown building: ${roll.buildingId}`);
    if (cells.has(roll.householdId)) throw new Error(`roll names a household twice: ${roll.householdId}`);
    building.households += 1;
    for (const tally of tallies) if (isAsked(tally.question, roll.unitId)) tally.households += 1;
    cells.set(roll.householdId, { roll, building, events: [], now: UNTOUCHED });
  }
  return {
    terms,
    households: households.length,
    states: {
      untouched: households.length,
      attempted: 0,
      unreachable: 0,
      refused: 0,
      answered: 0,
      pending: 0,
      disputed: 0,
      excluded: 0,
    },
    channels: { app: 0, web: 0, paper: 0, door: 0, meeting: 0, designer: 0, call: 0 },
    buildings,
    tallies,
    cells,
    seq: -1,
  };
}

/** Whether a state stands in the numerator of the rate: answered, and refused too where the policy counts 已询问. */
export function isCounted(terms: Pick<RoundTerms, 'rule'>, state: HouseholdState): boolean {
  return state === 'answered' || (terms.rule.counts === 'asked' && state === 'refused');
}

function recount(terms: RoundTerms, { roll, events }: HouseholdCell): CountedHousehold {
  const standing = householdState(events);
  const live = liveResponses(standing.responses);
  const asked = terms.questions.filter((question) => isAsked(question, roll.unitId));
  const counted = countedAnswers(asked, live, terms.kind);
  const latest = counted.reduce((seq, answer) => Math.max(seq, answer.seq), -1);
  const source = live.filter(({ seq }) => seq === latest)[0] ?? live[live.length - 1];
  return source === undefined ? { ...standing, counted } : { ...standing, counted, channel: source.channel };
}

function contribute(count: RoundCount, cell: HouseholdCell, sign: 1 | -1): void {
  const { state, channel, counted } = cell.now;
  count.states[state] += sign;
  if (isCounted(count.terms, state)) cell.building.answered += sign;
  if (state !== 'answered') return;
  if (channel !== undefined) count.channels[channel] += sign;
  for (const tally of count.tallies) {
    if (!isAsked(tally.question, cell.roll.unitId)) continue;
    const { questionId } = tally.question;
    tallyHousehold(tally, counted.filter((answer) => answer.questionId === questionId)[0], sign);
  }
}

/**
 * Applies the next entry of the log, in the order of the log: takes the household's old share out of every sum,
 * derives the household anew from its own entries, puts the new share in. Costs the entries of that one household
 * times the questions, however large the round. An entry about a household outside the roll changes nothing.
 */
export function applyRoundEvent(count: RoundCount, event: RoundEvent): void {
  if (event.seq <= count.seq) throw new Error(`entry ${event.seq} applied after ${count.seq}`);
  count.seq = event.seq;
  if (event.kind === 'close') {
    count.closedSeq = event.seq;
    return;
  }
  const cell = count.cells.get(event.householdId);
  if (cell === undefined) return;
  contribute(count, cell, -1);
  cell.events.push(event);
  cell.now = recount(count.terms, cell);
  contribute(count, cell, 1);
}

/** Where a household stands now; undefined when it is not in the roll. */
export function findCountedHousehold(count: RoundCount, householdId: string): CountedHousehold | undefined {
  return count.cells.get(householdId)?.now;
}
