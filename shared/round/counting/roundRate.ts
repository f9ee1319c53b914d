import type { OfficialRate } from './participation.ts';
import type { HouseholdState } from '../response.ts';
import type { RollHousehold } from '../roll.ts';
import type { RoundTerms } from '../round.ts';
import { householdsNeeded, officialRate } from './solicitationRate.ts';

/** The sums of a round that its rate is made of. */
interface RateCount {
  readonly terms: Pick<RoundTerms, 'rule'>;
  readonly households: number;
  readonly states: Readonly<Record<HouseholdState, number>>;
  readonly buildings: readonly {
    readonly buildingId: string;
    readonly households: number;
    readonly answered: number;
    readonly excluded: number;
  }[];
  readonly cells: ReadonlyMap<
    string,
    {
      readonly roll: Pick<RollHousehold, 'buildingId'>;
      readonly now: { readonly state: HouseholdState };
    }
  >;
}

/** Households in the numerator of the rate: 已征集, and those that refused where the policy counts 已询问. */
export function countedInRate({ terms, states }: Pick<RateCount, 'terms' | 'states'>): number {
  return states.answered + (terms.rule.counts === 'asked' ? states.refused : 0);
}

/** Households in the denominator of the rate: the roll, less the excluded unless the policy counts the whole roll. */
export function denominatorOf({
  terms,
  states,
  households,
}: Pick<RateCount, 'terms' | 'states' | 'households'>): number {
  return terms.rule.denominator === 'wholeRoll' ? households : households - states.excluded;
}

/** Households with nothing but a disputed answer, by building. */
function disputedByBuilding({ cells }: Pick<RateCount, 'cells'>): Map<string, number> {
  const disputed = new Map<string, number>();
  cells.forEach(({ roll, now }) => {
    if (now.state === 'disputed') {
      disputed.set(roll.buildingId, (disputed.get(roll.buildingId) ?? 0) + 1);
    }
  });
  return disputed;
}

/** Households that buildings below their own floor still miss, `Σ max(0, ceil(f·D_b/100) − A_b)`. */
function missingInBuildings(
  { buildings, terms }: RateCount,
  floor: number,
  extra: ReadonlyMap<string, number>,
): number {
  return buildings.reduce((sum, { buildingId, households, excluded, answered }) => {
    const heard = answered + (extra.get(buildingId) ?? 0);
    const left = terms.rule.denominator === 'wholeRoll' ? 0 : excluded;
    return (
      sum + householdsNeeded({ answered: heard, denominator: households - left, thresholdPercent: floor })
    );
  }, 0);
}

/**
 * 官方征集率 of a round. Where the rule has a floor for each building (`A_b / D_b ≥ f`), it is met only with every floor,
 * and `need` covers what the buildings miss. `disputed: 'in'` counts households with a disputed answer as answered.
 */
export function roundRate(count: RateCount, disputed: 'in' | 'out' = 'out'): OfficialRate {
  const { terms, states } = count;
  const { thresholdPercent, buildingFloorPercent } = terms.rule;
  const answered = countedInRate(count) + (disputed === 'in' ? states.disputed : 0);
  const rate = officialRate({ answered, denominator: denominatorOf(count), thresholdPercent });
  if (buildingFloorPercent === undefined) return rate;
  const extra = disputed === 'in' ? disputedByBuilding(count) : new Map<string, number>();
  const missing = missingInBuildings(count, buildingFloorPercent, extra);
  return { ...rate, need: Math.max(rate.need, missing), met: rate.met && missing === 0 };
}
