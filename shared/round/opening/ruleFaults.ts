import { RULE_WORDS, type OpeningContext } from './openingContext.ts';
import { faultYuan, roundFault, type RoundFault } from './roundFault.ts';
import type { RoundRule, RoundTerms } from '../round.ts';

type NumberField = Exclude<keyof typeof RULE_WORDS, 'counts'>;

const LIMITS: readonly [field: NumberField, least: number, most: number][] = [
  ['thresholdPercent', 1, 100],
  ['improveMinPercent', 0, 100],
  ['basicObjectionDivisor', 1, 100],
  ['upgradeBudgetFen', 0, Number.MAX_SAFE_INTEGER],
  ['smallCellK', 3, 100],
  ['objectionDays', 0, 365],
];

function isWholeBetween(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function upgradeFaults({ questions, rule }: RoundTerms): RoundFault[] {
  const costs: number[] = [];
  for (const question of questions) {
    if (question.section === 'upgrade' && 'options' in question) {
      for (const option of question.options) if (option.costFen !== undefined) costs.push(option.costFen);
    }
  }
  if (costs.length === 0 || costs.some((cost) => cost <= rule.upgradeBudgetFen)) return [];
  const cheapest = costs.reduce((least, cost) => Math.min(least, cost));
  const budget = faultYuan(rule.upgradeBudgetFen);
  const sentence = `提升类预算 ${budget} 低于最便宜的一项 ${faultYuan(cheapest)}，一项也列不进方案。`;
  return [roundFault('rule.upgradeBudgetFen', 'nothing-fits', sentence)];
}

function policyFaults(rule: RoundRule, policy: NonNullable<OpeningContext['policy']>): RoundFault[] {
  const faults: RoundFault[] = [];
  for (const field of ['thresholdPercent', 'smallCellK', 'objectionDays'] as const) {
    if (rule[field] < policy[field]) {
      const sentence = `${RULE_WORDS[field]}是 ${rule[field]}，低于本地政策的 ${policy[field]}。`;
      faults.push(roundFault(`rule.${field}`, 'below-policy', sentence));
    }
  }
  if (rule.counts === 'asked' && policy.counts === 'answered') {
    const sentence = '本地政策只算已征集的户，拒绝表态不能算进征集率。';
    faults.push(roundFault('rule.counts', 'below-policy', sentence));
  }
  if (policy.denominator === 'wholeRoll' && rule.denominator !== 'wholeRoll') {
    const sentence = '本地政策按名册全部户数算征集率，不能把不计入的户从分母里扣掉。';
    faults.push(roundFault('rule.denominator', 'below-policy', sentence));
  }
  return faults;
}

/** Whether the gate behind the round can be reached with this roll at all. */
function reachFaults({ households, buildings, policy }: OpeningContext): RoundFault[] {
  if (households === 0) {
    return [roundFault('roll', 'empty', '住户名册里有 0 户，征集率算不出来，永远达不到要求。')];
  }
  const floor = policy?.buildingFloorPercent ?? null;
  if (floor === null) return [];
  return (buildings ?? [])
    .filter((building) => building.households === 0)
    .map(({ name }) =>
      roundFault(
        'roll',
        'building-empty',
        `${name}在名册里有 0 户，各楼栋单独的下限 ${floor}% 在这栋楼永远达不到。`,
      ),
    );
}

/** What is wrong with the numbers that count: out of their range, below the region's policy, or out of reach. */
export function ruleFaults(terms: RoundTerms, context: OpeningContext): RoundFault[] {
  const { rule } = terms;
  const faults = LIMITS.filter(([field, least, most]) => !isWholeBetween(rule[field], least, most)).map(
    ([field, least, most]) => {
      const range = most === Number.MAX_SAFE_INTEGER ? `${least} 以上` : `${least} 到 ${most} 之间`;
      const sentence = `${RULE_WORDS[field]}是 ${rule[field]}，要是${range}的整数。`;
      return roundFault(`rule.${field}`, 'out-of-range', sentence);
    },
  );
  // An owners' vote is measured by the law's two thirds, not by the region's solicitation rate.
  if (faults.length === 0 && context.policy !== undefined && terms.kind !== 'statutory') {
    faults.push(...policyFaults(rule, context.policy));
  }
  return faults.concat(upgradeFaults(terms), reachFaults(context));
}
