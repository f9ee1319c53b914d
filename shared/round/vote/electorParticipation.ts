import { electorChoice } from './electorChoice.ts';
import { findElector, isTakingPart, type ElectorCell, type ElectorCount } from './electorCount.ts';
import type { ElectorTurnout, Participation, TurnoutSide } from '../counting/participation.ts';
import { presentParticipation, type ParticipationTier } from '../counting/presentParticipation.ts';
import type { HouseholdState } from '../response.ts';
import type { RoundTerms } from '../round.ts';
import type { CountedHousehold } from '../counting/countHousehold.ts';
import { noChannels, type RoundCount } from '../counting/roundCount.ts';
import { flooredPermille } from '../counting/solicitationRate.ts';
import { STATUTORY_LAW } from './statutoryMatter.ts';
import type { VoteShare } from './statutoryTerms.ts';
import { leastReaching, PARTICIPATION_SHARE, reaches, sharesOf } from './voteShares.ts';

/** Of several matters the strictest participation is what the whole vote is measured by. */
function strictestShare(terms: RoundTerms, whole: number): VoteShare {
  return (terms.statutory?.matters ?? [])
    .map(({ rule }) => sharesOf(rule).participation)
    .reduce(
      (strictest, share) =>
        leastReaching(share, whole) > leastReaching(strictest, whole) ? share : strictest,
      PARTICIPATION_SHARE,
    );
}

function sideOf(terms: RoundTerms, participating: number, total: number): TurnoutSide {
  const share = strictestShare(terms, total);
  return {
    participating,
    total,
    permille: flooredPermille(participating, total),
    need: Math.max(0, leastReaching(share, total) - participating),
    met: total > 0 && reaches(share, participating, total),
  };
}

/** Whole per cent only: the area that one vote adds would name its door. */
function coarse({ total, permille, met }: TurnoutSide): TurnoutSide {
  return {
    participating: null,
    total,
    permille: permille === null ? null : permille - (permille % 10),
    need: null,
    met,
  };
}

/** 参与表决的人数和面积; the area exactly for staff only while the vote is open. */
export function electorTurnout(
  { terms }: Pick<RoundCount, 'terms'>,
  { turnout }: Pick<ElectorCount, 'turnout'>,
  exactArea: boolean,
): ElectorTurnout {
  const { total, participating } = turnout;
  const area = sideOf(terms, participating.areaDm2, total.areaDm2);
  return {
    people: sideOf(terms, participating.people, total.people),
    area: exactArea ? area : coarse(area),
    law: STATUTORY_LAW,
  };
}

function stateIn(
  electors: ElectorCount,
  cell: ElectorCell | undefined,
  now: CountedHousehold,
): HouseholdState {
  if (cell === undefined) return now.state;
  if (isTakingPart(electors, cell)) return 'answered';
  const disputed = electors.tallies.some(
    ({ question }) => electorChoice(cell.elector, cell.now, question.questionId) === 'disputed',
  );
  return disputed ? 'disputed' : now.state;
}

interface KnownView {
  readonly version: number;
  readonly seq: number;
  readonly view: RoundCount;
}

/** The last view of each vote: many look between two ballots. */
const known = new WeakMap<ElectorCount, KnownView>();

/**
 * The round's households as an owners' vote sees them: a dwelling is answered when its owner takes part, by whichever
 * of his dwellings he did. What was chosen is not in it.
 */
export function dwellingView(count: RoundCount, electors: ElectorCount): RoundCount {
  const { version } = electors;
  const { seq } = count;
  const last = known.get(electors);
  if (last?.version === version && last.seq === seq && last.view.terms === count.terms) return last.view;
  const view = viewDwellings(count, electors);
  known.set(electors, { version, seq, view });
  return view;
}

function viewDwellings(count: RoundCount, electors: ElectorCount): RoundCount {
  const states: Record<HouseholdState, number> = {
    untouched: 0,
    attempted: 0,
    unreachable: 0,
    refused: 0,
    answered: 0,
    pending: 0,
    disputed: 0,
    excluded: 0,
  };
  const channels = noChannels();
  const buildings = count.buildings.map((building) => ({ ...building, answered: 0 }));
  const byId = new Map(buildings.map((building) => [building.buildingId, building]));
  const cells = new Map<string, RoundCount['cells'] extends ReadonlyMap<string, infer Cell> ? Cell : never>();
  count.cells.forEach((cell, householdId) => {
    const elector = findElector(electors, householdId);
    const state = stateIn(electors, elector, cell.now);
    const channel = elector?.now.live[elector.now.live.length - 1]?.channel;
    states[state] += 1;
    const building = byId.get(cell.roll.buildingId);
    if (state === 'answered') {
      if (building !== undefined) building.answered += 1;
      if (channel !== undefined) channels[channel] += 1;
    }
    cells.set(householdId, { ...cell, now: { ...cell.now, state } });
  });
  return { ...count, states, channels, buildings, cells };
}

/**
 * Participation in an owners' vote as a tier may see it. The contract's rates count dwellings whose owner takes part
 * (docs/decisions/owners-participation.md); `electors` beside them are the persons and the area that the law counts.
 */
export function electorParticipation(
  count: RoundCount,
  electors: ElectorCount,
  seq: number,
  tier: ParticipationTier,
): Participation {
  const dwellings = presentParticipation(dwellingView(count, electors), seq, tier);
  return { ...dwellings, electors: electorTurnout(count, electors, tier === 'staff') };
}
