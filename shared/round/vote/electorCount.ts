import { electorChoice, electorStanding, type ElectorStanding } from './electorChoice.ts';
import { isAsked } from '../counting/questionScope.ts';
import type { Question } from '../question.ts';
import type { Roll, RollElector } from '../roll.ts';
import type { RoundTerms } from '../round.ts';
import type { HouseholdEvent } from '../roundEvent.ts';
import { participates, VOTE_CHOICES, type VoteChoice, type VoteFigures } from './statutoryTally.ts';

/** Persons and whole 0.01 m² behind one choice. */
export interface VoteCell {
  people: number;
  areaDm2: number;
}

/** One elector as the fold sees it. */
export interface ElectorCell {
  elector: RollElector;
  readonly events: HouseholdEvent[];
  now: ElectorStanding;
}

/** The votes on one question; its cells add up to N and S. */
export interface ElectorTally {
  readonly question: Question;
  readonly cells: Record<VoteChoice, VoteCell>;
}

/** The derived state of an owners' vote. Made by `createElectorCount`, changed by `applyElectorEvent`, `applySale` and `keepClose`. */
export interface ElectorCount {
  readonly cells: Map<string, ElectorCell>;
  /** The elector to whom a dwelling belongs, by household. */
  readonly electorOf: Map<string, string>;
  readonly unitOf: ReadonlyMap<string, string>;
  /** Dwellings that a sale moved to their buyer during the vote. */
  readonly sold: Set<string>;
  readonly tallies: readonly ElectorTally[];
  /** Taking part on at least one question, and all there are. */
  readonly turnout: { readonly total: VoteCell; readonly participating: VoteCell };
  /** Dwellings whose owner takes part. */
  dwellings: number;
  /** The votes on each question when the vote was closed; nothing that comes later changes them. */
  close?: readonly ElectorTally[];
  /** Grows with everything that is applied. */
  version: number;
}

const SILENT: ElectorStanding = { responses: [], live: [], invalidPapers: 0 };

function noVotes(): Record<VoteChoice, VoteCell> {
  const empty = (): VoteCell => ({ people: 0, areaDm2: 0 });
  return {
    agree: empty(),
    disagree: empty(),
    abstain: empty(),
    unresolved: empty(),
    disputed: empty(),
    invalid: empty(),
    none: empty(),
  };
}

/** A vote of which nothing has been recorded yet. Throws for a roll without electors or with a dwelling counted twice. */
export function createElectorCount(terms: Pick<RoundTerms, 'questions'>, roll: Roll): ElectorCount {
  const count: ElectorCount = {
    cells: new Map(),
    electorOf: new Map(),
    unitOf: new Map(roll.households.map(({ householdId, unitId }) => [householdId, unitId])),
    sold: new Set(),
    tallies: terms.questions.map((question) => ({ question, cells: noVotes() })),
    turnout: { total: { people: 0, areaDm2: 0 }, participating: { people: 0, areaDm2: 0 } },
    dwellings: 0,
    version: 0,
  };
  for (const elector of roll.electors ?? []) {
    for (const { householdId, areaDm2 } of elector.dwellings) {
      if (count.electorOf.has(householdId)) throw new Error(`roll gives ${householdId} to two electors`);
      if (!Number.isSafeInteger(areaDm2) || areaDm2 < 0) throw new RangeError(`area ${areaDm2} is not whole`);
      count.electorOf.set(householdId, elector.electorId);
    }
    const cell: ElectorCell = { elector, events: [], now: SILENT };
    count.cells.set(elector.electorId, cell);
    contribute(count, cell, 1);
  }
  if (count.cells.size === 0) throw new Error('roll names no electors');
  return count;
}

function areaOf({ dwellings }: RollElector): number {
  return dwellings.reduce((sum, { areaDm2 }) => sum + areaDm2, 0);
}

function add(cell: VoteCell, areaDm2: number, sign: 1 | -1): void {
  cell.people += sign;
  cell.areaDm2 += sign * areaDm2;
}

/** Whole 0.01 m² of an elector's dwellings to which a question is put; undefined where it is put to none of them. */
export function areaInScope(
  { unitOf }: Pick<ElectorCount, 'unitOf'>,
  question: Question,
  { dwellings }: RollElector,
): number | undefined {
  const inScope = dwellings.filter(({ householdId }) => isAsked(question, unitOf.get(householdId) ?? ''));
  return inScope.length === 0 ? undefined : inScope.reduce((sum, { areaDm2 }) => sum + areaDm2, 0);
}

function contribute(count: ElectorCount, { elector, now }: ElectorCell, sign: 1 | -1): void {
  if (elector.dwellings.length === 0) return;
  let takesPart = false;
  for (const { question, cells } of count.tallies) {
    const inScope = areaInScope(count, question, elector);
    if (inScope === undefined) continue;
    const choice = electorChoice(elector, now, question.questionId);
    if (participates(choice)) takesPart = true;
    add(cells[choice], inScope, sign);
  }
  const areaDm2 = areaOf(elector);
  add(count.turnout.total, areaDm2, sign);
  if (!takesPart) return;
  add(count.turnout.participating, areaDm2, sign);
  count.dwellings += sign * elector.dwellings.length;
}

/** The elector to whom a dwelling belongs now; undefined for one outside the roll. */
export function findElector(count: ElectorCount, householdId: string): ElectorCell | undefined {
  const electorId = count.electorOf.get(householdId);
  return electorId === undefined ? undefined : count.cells.get(electorId);
}

/** Whether the elector takes part on at least one question. */
export function isTakingPart(count: ElectorCount, { elector, now }: ElectorCell): boolean {
  return count.tallies.some(({ question }) => participates(electorChoice(elector, now, question.questionId)));
}

/** Applies the next entry about a dwelling, in the order of the log; it bears on its owner's one vote. */
export function applyElectorEvent(count: ElectorCount, event: HouseholdEvent): void {
  const cell = findElector(count, event.householdId);
  if (cell === undefined) return;
  contribute(count, cell, -1);
  cell.events.push(event);
  cell.now = electorStanding(cell.events);
  count.version += 1;
  contribute(count, cell, 1);
}

/** Keeps the votes as they stand at the close. */
export function keepClose(count: ElectorCount): void {
  count.close = count.tallies.map(({ question, cells }) => {
    const kept = noVotes();
    for (const choice of VOTE_CHOICES) kept[choice] = { ...cells[choice] };
    return { question, cells: kept };
  });
}

/**
 * A dwelling was sold during the vote. A vote already cast stands and the roll stays as it is (`stands`); if there was
 * none, the dwelling goes to the buyer (`moved`): to his own vote when he is an elector already, else to a new one. Of an
 * only dwelling the buyer steps into the seller's place: persons, area and roll stay.
 */
export function applySale(
  count: ElectorCount,
  sale: { readonly householdId: string; readonly buyerId: string },
): 'stands' | 'moved' | 'not-in-roll' {
  const { householdId, buyerId } = sale;
  const seller = findElector(count, householdId);
  if (seller === undefined) return 'not-in-roll';
  if (isTakingPart(count, seller) || seller.elector.electorId === buyerId) return 'stands';
  count.sold.add(householdId);
  count.version += 1;
  const { joint, dwellings } = seller.elector;
  if (!joint && dwellings.length === 1 && !count.cells.has(buyerId)) return 'moved';
  const buyer = count.cells.get(buyerId) ?? {
    elector: { electorId: buyerId, dwellings: [], joint: false },
    events: [],
    now: SILENT,
  };
  const sold = seller.elector.dwellings.filter((dwelling) => dwelling.householdId === householdId);
  contribute(count, seller, -1);
  contribute(count, buyer, -1);
  const kept = seller.elector.dwellings.filter((dwelling) => dwelling.householdId !== householdId);
  seller.elector = { ...seller.elector, dwellings: kept };
  buyer.elector = { ...buyer.elector, dwellings: [...buyer.elector.dwellings, ...sold] };
  count.cells.set(buyerId, buyer);
  count.electorOf.set(householdId, buyerId);
  contribute(count, seller, 1);
  contribute(count, buyer, 1);
  return 'moved';
}

/** N, S, P, Pₛ, Y and Yₛ of one question. */
export function voteFigures({ cells }: ElectorTally): VoteFigures {
  const sum = (of: keyof VoteCell, which: (choice: VoteChoice) => boolean): number =>
    VOTE_CHOICES.filter(which).reduce((total, choice) => total + cells[choice][of], 0);
  const side = (of: keyof VoteCell) => ({
    total: sum(of, () => true),
    participating: sum(of, participates),
    agreeing: cells.agree[of],
  });
  return { people: side('people'), area: side('areaDm2') };
}
