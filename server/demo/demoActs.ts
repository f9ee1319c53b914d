import { isAsked } from '../../shared/round/counting/questionScope.ts';
import type { VisitOutcome } from '../../shared/round/response.ts';
import type { Channel, EnteredBy, Relation, RoundTerms } from '../../shared/round/round.ts';
import type { HouseholdRecord } from '../community/householdModel.ts';
import { chinaHour, DAY } from './chinaDay.ts';
import type { RoundPlan } from './communityPlan.ts';
import { demoAnswers } from './demoAnswers.ts';
import type { DemoItem } from './demoItems.ts';
import { inAHurry } from './inAHurry.ts';
import type { DemoAct } from './demoTypes.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';

/** Everything that decides what happens in a generated round. `silent` households are left untouched. */
export interface RoundScene {
  readonly terms: RoundTerms;
  readonly plan: RoundPlan;
  readonly items: readonly DemoItem[];
  readonly households: readonly HouseholdRecord[];
  readonly silent: ReadonlySet<string>;
  readonly loadedAt: number;
}

interface Time {
  readonly from: number;
  readonly until: number;
}

const EARLIEST_HOUR = 8.5;
const LATEST_HOUR = 20.5;
const CHANNEL_WEIGHTS = { app: 56, web: 14, door: 17, meeting: 6, designer: 4, call: 3 } as const;
const EARLIER_ATTEMPT_CHANCE = 0.35;
const CHANGE_OF_MIND_CHANCE = 0.05;

/** A moment of a day when people are awake, inside the given time; what would lie outside does not pile up at its ends. */
function daytime({ from, until }: Time, random: SeededRandom): number {
  const days = random.whole(0, Math.max(0, Math.floor((until - from) / DAY)));
  const minutes = random.whole(EARLIEST_HOUR * 60, LATEST_HOUR * 60);
  const drawn = chinaHour(from, days, 0) + minutes * 60_000;
  const inside = drawn < from ? 2 * from - drawn : drawn > until ? drawn - DAY : drawn;
  return Math.min(until, Math.max(from, inside));
}

function relationIn(household: HouseholdRecord, channel: Channel, random: SeededRandom): Relation {
  switch (household.occupancy) {
    case 'ownerOccupied':
      return random.weighted({ owner: 74, family: 26 });
    case 'let':
    case 'commercial':
      return random.weighted({ tenant: 62, owner: channel === 'door' ? 0 : 38 });
    case 'vacant':
      return 'owner';
  }
}

/** Nobody opens the door of an empty dwelling; its owner answers on the telephone or online. */
function channelOf({ occupancy }: HouseholdRecord, random: SeededRandom): Channel {
  return occupancy === 'vacant'
    ? random.weighted({ app: 60, web: 15, call: 25 })
    : random.weighted(CHANNEL_WEIGHTS);
}

function enteredBy(channel: Channel): EnteredBy {
  return channel === 'app' || channel === 'web' ? 'self' : 'staff';
}

function actsOfAnswered(
  household: HouseholdRecord,
  { terms, plan, items }: RoundScene,
  time: Time,
  random: SeededRandom,
): readonly DemoAct[] {
  const householdId = household._id;
  const asked = terms.questions.filter((question) => isAsked(question, household.unitId));
  const channel = channelOf(household, random);
  const relation = relationIn(household, channel, random);
  const at = daytime(time, random);
  const response = (moment: number): DemoAct => ({
    kind: 'response',
    at: moment,
    householdId,
    relation,
    channel,
    by: enteredBy(channel),
    answers: demoAnswers(asked, plan, items, random),
  });
  const acts = [response(at)];
  // A day earlier there was nothing to ask yet where it is the first.
  if (channel === 'door' && random.chance(EARLIER_ATTEMPT_CHANCE) && at - DAY > time.from) {
    const before = daytime({ from: time.from, until: at - DAY }, random);
    if (before < at) acts.unshift({ kind: 'visit', at: before, householdId, outcome: 'attempted' });
  }
  if (plan.kind === 'menu' && enteredBy(channel) === 'self' && random.chance(CHANGE_OF_MIND_CHANCE)) {
    const later = daytime({ from: Math.min(at + DAY, time.until), until: time.until }, random);
    if (later > at) acts.push(response(later));
  }
  return acts;
}

/** Up to three knocks at a closed door, the last of which says how it stands. */
function actsOfVisited(
  { _id }: HouseholdRecord,
  outcome: VisitOutcome,
  time: Time,
  random: SeededRandom,
): readonly DemoAct[] {
  const knocks = outcome === 'refused' ? 1 : random.whole(outcome === 'unreachable' ? 2 : 1, 3);
  const moments = Array.from({ length: knocks }, () => daytime(time, random)).sort((a, b) => a - b);
  return moments.map((at, index) => ({
    kind: 'visit',
    at,
    householdId: _id,
    outcome: index === knocks - 1 ? outcome : 'attempted',
  }));
}

/** Households in the order in which they are reached: some buildings are quicker, empty dwellings come last. */
function inOrderOfReach(
  households: readonly HouseholdRecord[],
  random: SeededRandom,
): readonly HouseholdRecord[] {
  const buildings = [...new Set(households.map(({ buildingId }) => buildingId))];
  const slowness = new Map(buildings.map((buildingId) => [buildingId, random.unit() * 0.5]));
  return households
    .map((household) => {
      const empty = household.occupancy === 'vacant' ? 0.6 : 0;
      return { household, key: random.unit() + empty + (slowness.get(household.buildingId) ?? 0) };
    })
    .sort((first, second) => first.key - second.key)
    .map(({ household }) => household);
}

/**
 * What happened in a round until it closed or until now, in the order of time: exactly as many households with an
 * answer, and doors without one, as its plan says. Nothing is entered on paper, which would need numbered forms.
 */
export function demoActs(scene: RoundScene): readonly DemoAct[] {
  const { terms, plan, loadedAt } = scene;
  const random = seededRandom(terms.roundId);
  const reached = inOrderOfReach(
    scene.households.filter(({ _id }) => !scene.silent.has(_id)),
    random,
  );
  const from = Date.parse(terms.opensAt);
  const time = { from, until: Math.max(from, Math.min(Date.parse(terms.closesAt), loadedAt) - 60_000) };
  const answered = reached.slice(0, plan.answered);
  const outcomes: readonly VisitOutcome[] = [
    ...Array.from({ length: plan.attempted }, () => 'attempted' as const),
    ...Array.from({ length: plan.unreachable }, () => 'unreachable' as const),
    ...Array.from({ length: plan.refused }, () => 'refused' as const),
  ];
  const visited = reached.slice(plan.answered, plan.answered + outcomes.length);
  if (answered.length < plan.answered || visited.length < outcomes.length) {
    throw new Error(`${terms.roundId} reaches more households than there are`);
  }
  // One generator for each household, so that what one says does not hang on when another was reached.
  const randomOf = ({ _id }: HouseholdRecord) => seededRandom(`${terms.roundId} ${_id}`);
  const acts = [
    ...answered.flatMap((household) => actsOfAnswered(household, scene, time, randomOf(household))),
    ...visited.flatMap((household, index) =>
      actsOfVisited(household, outcomes[index] ?? 'attempted', time, randomOf(household)),
    ),
  ];
  return (plan.hurriedBy === undefined ? acts : inAHurry(acts, plan.hurriedBy)).sort(
    (first, second) => first.at - second.at,
  );
}
