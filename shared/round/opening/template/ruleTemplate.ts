import type { PolicyValues } from '../../../region/policySet.ts';
import {
  RULE_NUMBERS,
  type NumberSource,
  type RoundKind,
  type RoundRule,
  type RuleNumber,
} from '../../round.ts';

/** The numbers of a rule with where the policy has each of them from; a number that differs from it has no source. */
export function sourcesOf(
  rule: Pick<RoundRule, RuleNumber | 'thresholdPercent'>,
  policy: PolicyValues,
): Pick<RoundRule, 'thresholdSource' | 'sources'> {
  const sources: Partial<Record<RuleNumber, NonNullable<NumberSource>>> = {};
  for (const number of RULE_NUMBERS) {
    const { value, source } = policy[number];
    if (source !== null && rule[number] === value) sources[number] = source;
  }
  const { thresholdPercent } = policy;
  const thresholdSource = rule.thresholdPercent === thresholdPercent.value ? thresholdPercent.source : null;
  return Object.keys(sources).length === 0 ? { thresholdSource } : { thresholdSource, sources };
}

/** The rule that a region's policy gives to a round; `upgradeBudgetFen` is the round's own, in whole fen. */
export function ruleTemplate(policy: PolicyValues, kind: RoundKind, upgradeBudgetFen: number): RoundRule {
  const buildingFloorPercent = policy.buildingFloorPercent.value;
  const numbers = {
    thresholdPercent: policy.thresholdPercent.value,
    counts: policy.counts.value,
    improveMinPercent: policy.improveMinPercent.value,
    basicObjectionDivisor: policy.basicObjectionDivisor.value,
    smallCellK: policy.smallCellK.value,
    objectionDays: policy.objectionDays.value,
  };
  const satisfaction = {
    minAnswers: policy.satisfactionMinAnswers.value,
    smallCommunityHouseholds: policy.satisfactionSmallCommunityHouseholds.value,
    minRatePercent: policy.satisfactionMinRatePercent.value,
  };
  return {
    ...numbers,
    ...sourcesOf(numbers, policy),
    ...(policy.denominator.value === 'wholeRoll' && kind !== 'statutory'
      ? { denominator: 'wholeRoll' as const }
      : {}),
    answerOnce: false,
    lateEntries: policy.lateEntries.value,
    upgradeBudgetFen,
    tieRule: 'cheaper-first',
    ...(buildingFloorPercent === null || kind === 'statutory' ? {} : { buildingFloorPercent }),
    ...(kind === 'satisfaction' ? { satisfaction } : {}),
  };
}
