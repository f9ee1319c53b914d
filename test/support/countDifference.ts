import { isDeepStrictEqual } from 'node:util';
import type { QuestionOutcome, RoundResult } from '../../shared/round/result/result.ts';
import {
  applyRoundEvent,
  createRoundCount,
  type RoundCount,
} from '../../shared/round/counting/roundCount.ts';
import { roundResult } from '../../shared/round/result/roundResult.ts';
import type { RollBuilding, RollHousehold } from '../../shared/round/roll.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { RoundEvent } from '../../shared/round/roundEvent.ts';
import { naiveCount, naiveHouseholds } from './naiveCount.ts';
import type { NaiveHousehold } from './naiveHousehold.ts';
import { naiveOutcomes, type NaiveOutcome } from './naiveOutcome.ts';
import { naiveScore } from './naiveSatisfaction.ts';
import { replayedCount } from './replayedCount.ts';

interface Roll {
  readonly households: readonly RollHousehold[];
  readonly buildings: readonly RollBuilding[];
}

/** The product's way from entries to a count and a result; a broken twin takes its place in the tests. */
export interface Counter {
  count(terms: RoundTerms, roll: Roll, events: readonly RoundEvent[]): RoundCount;
  result(count: RoundCount): RoundResult;
}

/** The product as it is. */
export const productCounter: Counter = {
  count(terms, roll, events) {
    const count = createRoundCount({ terms, ...roll });
    for (const event of events) applyRoundEvent(count, event);
    return count;
  },
  result: (count) => roundResult(count, count.seq, count.isFinal ? 'final' : 'closed', {}),
};

function outcomeWords(outcome: QuestionOutcome): NaiveOutcome {
  if (outcome.kind === 'counts') return 'counts';
  if (outcome.kind !== 'upgrade') return outcome.decision;
  return {
    bought: outcome.items.filter(({ decision }) => decision === 'included').map(({ optionId }) => optionId),
  };
}

/** Counted up by hand, household by household, until the share is reached. */
function stillMissing(percent: number, answered: number, whole: number): number {
  let need = 0;
  while (100 * (answered + need) < percent * whole) need += 1;
  return need;
}

function ratesDiffer(
  terms: RoundTerms,
  { participation: { official, strict } }: RoundResult,
  households: readonly NaiveHousehold[],
): boolean {
  const { thresholdPercent, counts, buildingFloorPercent } = terms.rule;
  const heard = ({ state }: NaiveHousehold) =>
    state === 'answered' || (counts === 'asked' && state === 'refused');
  const partsOf = (some: readonly NaiveHousehold[]): [number, number] => [
    some.filter(heard).length,
    some.filter(({ state }) => state !== 'excluded').length,
  ];
  const [A, D] = partsOf(households);
  const buildings = [...new Set(households.map(({ roll }) => roll.buildingId))];
  const floors = buildings.map((id) => partsOf(households.filter(({ roll }) => roll.buildingId === id)));
  const inBuildings = floors.reduce((sum, part) => sum + stillMissing(buildingFloorPercent ?? 0, ...part), 0);
  const need = Math.max(stillMissing(thresholdPercent, A, D), inBuildings);
  const permille = (whole: number): number | null => (whole === 0 ? null : Math.floor((1000 * A) / whole));
  return !isDeepStrictEqual(
    { official, strict },
    {
      official: { answered: A, denominator: D, permille: permille(D), need, met: D > 0 && need === 0 },
      strict: { answered: A, denominator: households.length, permille: permille(households.length) },
    },
  );
}

function scoresDiffer(
  terms: RoundTerms,
  { satisfaction }: RoundResult,
  households: readonly NaiveHousehold[],
): boolean {
  if (terms.kind !== 'satisfaction') return satisfaction !== undefined;
  const items = terms.questions.flatMap(
    (question): { question: (typeof terms.questions)[number]; rowId?: string }[] => {
      if (question.type === 'rating') return [{ question }];
      return question.type === 'matrix' ? question.rows.map(({ rowId }) => ({ question, rowId })) : [];
    },
  );
  const wanted = [items, ...items.map((item) => [item])];
  return [satisfaction?.overall, ...(satisfaction?.items ?? [])].some((score, at) => {
    const naive = naiveScore(households, wanted[at] ?? [], households.length);
    if (score === undefined || score.households !== households.length) return true;
    if (score.scoreTenths === null) return at === 0 && naive.n >= terms.rule.smallCellK;
    const width = (score.halfWidthTenths ?? 0) / 10 - naive.halfWidth;
    return score.n !== naive.n || score.scoreTenths !== naive.tenths || width < -1e-6 || width > 0.1 + 1e-6;
  });
}

/** In what a counter differs from the naive one after these entries; undefined where they agree. */
export function countDifference(
  counter: Counter,
  terms: RoundTerms,
  roll: Roll,
  events: readonly RoundEvent[],
): string | undefined {
  const naive = naiveCount(terms, roll.households, events);
  const count = counter.count(terms, roll, events);
  if (!isDeepStrictEqual(replayedCount(count), naive)) return 'sums';
  const households = naiveHouseholds(terms, roll.households, events);
  const result = counter.result(count);
  if (ratesDiffer(terms, result, households)) return 'rates';
  const decided = result.questions.map(({ outcome }) => outcomeWords(outcome));
  if (!isDeepStrictEqual(decided, naiveOutcomes(terms.questions, households, terms.rule))) return 'outcomes';
  // After the close the scores of the close are shown for a while; they were compared before it.
  return count.close === undefined && scoresDiffer(terms, result, households) ? 'scores' : undefined;
}
