import { byQuestion } from '../answering/byQuestion.ts';
import { countHousehold, UNTOUCHED, type CountedHousehold } from './countHousehold.ts';
import { mayComeLate } from './lateEntry.ts';
import { copyTally, createQuestionTally, tallyHousehold, type QuestionTally } from './questionTally.ts';
import { isAsked } from './questionScope.ts';
import type { HouseholdState } from '../response.ts';
import type { RollBuilding, RollHousehold } from '../roll.ts';
import type { Channel, RoundTerms } from '../round.ts';
import type { CloseEvent, HouseholdEvent, RoundEvent } from '../roundEvent.ts';
import { roundRate } from './roundRate.ts';

interface CountedBuilding extends RollBuilding {
  households: number;
  /** Households that count as 已征集 (under the policy `asked` also those that refused). */
  answered: number;
  excluded: number;
}

interface HouseholdCell {
  readonly roll: RollHousehold;
  readonly building: CountedBuilding;
  readonly events: HouseholdEvent[];
  now: CountedHousehold;
}

/** How the round stood when it was closed; nothing that comes later changes it. */
export interface CloseCount {
  /** Seconds since 1970 UTC; absent where the entry does not say. */
  readonly at?: number;
  /** The rate had reached its threshold. */
  readonly met: boolean;
  readonly households: ReadonlyMap<string, CountedHousehold>;
  readonly tallies: readonly QuestionTally[];
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
  /** Entries by their `seq` that a household was told of, or could not be reached with (false). */
  readonly notices: Map<number, boolean>;
  /** 名册变更 noted for the next round; this one's roll stays. */
  rollChanges: number;
  /** The last entry applied, −1 before the first. */
  seq: number;
  /** Where the round was closed, when it was. */
  closedSeq?: number;
  close?: CloseCount;
  isFinal: boolean;
}

/** A round of which nothing has been recorded yet, over its frozen roll. */
export function createRoundCount(input: {
  readonly terms: RoundTerms;
  readonly households: readonly RollHousehold[];
  readonly buildings: readonly RollBuilding[];
}): RoundCount {
  const { terms, households } = input;
  const buildings = input.buildings.map((building) => ({
    ...building,
    households: 0,
    answered: 0,
    excluded: 0,
  }));
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
    channels: noChannels(),
    buildings,
    tallies,
    cells,
    notices: new Map(),
    rollChanges: 0,
    seq: -1,
    isFinal: false,
  };
}

/** Nobody yet, in any way. */
export function noChannels(): Record<Channel, number> {
  return { app: 0, web: 0, paper: 0, door: 0, meeting: 0, designer: 0, call: 0 };
}

/** Whether a state stands in the numerator of the rate: answered, and refused too where the policy counts 已询问. */
export function isCounted(terms: Pick<RoundTerms, 'rule'>, state: HouseholdState): boolean {
  return state === 'answered' || (terms.rule.counts === 'asked' && state === 'refused');
}

function contribute(count: RoundCount, cell: HouseholdCell, sign: 1 | -1): void {
  const { state, channel, counted, asked } = cell.now;
  count.states[state] += sign;
  if (isCounted(count.terms, state)) cell.building.answered += sign;
  if (state === 'excluded') cell.building.excluded += sign;
  if (state !== 'answered') return;
  if (channel !== undefined) count.channels[channel] += sign;
  for (const tally of count.tallies) {
    const { question } = tally;
    if (asked.indexOf(question) < 0) continue;
    tallyHousehold(tally, byQuestion(counted, question.questionId), sign);
  }
}

function closeCount(count: RoundCount, { at }: CloseEvent): CloseCount {
  const households = new Map<string, CountedHousehold>();
  count.cells.forEach(({ now }, householdId) => households.set(householdId, now));
  return {
    ...(at === undefined ? {} : { at }),
    met: roundRate(count).met,
    households,
    tallies: count.tallies.map(copyTally),
  };
}

/**
 * Whether an entry still bears on the count where it stands: anything before the close; after it what may come late, and
 * what settles an entry (disputes, voids, checks of forms); nothing once the result is final.
 */
function isTimely({ terms, close, isFinal }: RoundCount, event: HouseholdEvent): boolean {
  if (isFinal) return false;
  if (close === undefined) return true;
  switch (event.kind) {
    case 'response':
    case 'visit': {
      const { opensAt, closesAt, rule } = terms;
      const closedAt = close.at === undefined ? {} : { closedAt: new Date(close.at * 1000).toISOString() };
      const who =
        event.kind === 'visit' ? ({ by: 'staff' } as const) : { by: event.by, channel: event.channel };
      const { visitedAt } = event;
      // Whether a form had come in before the close is decided before it is written; its batch is another entry.
      const late = { ...who, formReceived: true, ...(visitedAt === undefined ? {} : { visitedAt }) };
      return mayComeLate(rule, { opensAt, closesAt, ...closedAt }, late);
    }
    case 'withdraw':
    case 'exclusionRequest':
    case 'exclusionApprove':
      return false;
    default:
      return true;
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
  switch (event.kind) {
    case 'close':
      count.closedSeq = event.seq;
      count.close = closeCount(count, event);
      return;
    case 'final':
      count.isFinal = true;
      return;
    case 'rollAmend':
      count.rollChanges += 1;
      return;
    case 'notice':
      count.notices.set(event.targetSeq, event.delivered || count.notices.get(event.targetSeq) === true);
      return;
    default:
      applyHouseholdEvent(count, event);
  }
}

function applyHouseholdEvent(count: RoundCount, event: HouseholdEvent): void {
  const cell = count.cells.get(event.householdId);
  if (cell === undefined || !isTimely(count, event)) return;
  contribute(count, cell, -1);
  cell.events.push(event);
  cell.now = countHousehold(count.terms, cell.roll, cell.events);
  contribute(count, cell, 1);
}

/** Where a household stands now; undefined when it is not in the roll. */
export function findCountedHousehold(count: RoundCount, householdId: string): CountedHousehold | undefined {
  return count.cells.get(householdId)?.now;
}
