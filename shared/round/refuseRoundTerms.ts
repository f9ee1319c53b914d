import type { FieldFault, Refusal } from '../refusal.ts';
import type { Question } from './question.ts';
import { questionFaults } from './questionFaults.ts';
import type { RoundTerms } from './round.ts';

/** The frozen roll as far as opening needs it. */
export interface RollExtent {
  readonly households: number;
  readonly unitIds: readonly string[];
}

function isWholeBetween(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function ruleFaults({ rule, questions }: RoundTerms): FieldFault[] {
  const limits: readonly [field: keyof RoundTerms['rule'], value: number, least: number, most: number][] = [
    ['thresholdPercent', rule.thresholdPercent, 1, 100],
    ['improveMinPercent', rule.improveMinPercent, 0, 100],
    ['basicObjectionDivisor', rule.basicObjectionDivisor, 1, 100],
    ['upgradeBudgetFen', rule.upgradeBudgetFen, 0, Number.MAX_SAFE_INTEGER],
    ['smallCellK', rule.smallCellK, 3, 100],
    ['objectionDays', rule.objectionDays, 0, 365],
  ];
  const faults = limits
    .filter(([, value, least, most]) => !isWholeBetween(value, least, most))
    .map(([field]) => ({ path: `rule.${field}`, code: 'out-of-range' }));
  const costs: number[] = [];
  for (const question of questions) {
    if (question.section === 'upgrade' && 'options' in question) {
      for (const option of question.options) if (option.costFen !== undefined) costs.push(option.costFen);
    }
  }
  if (costs.length > 0 && costs.every((cost) => cost > rule.upgradeBudgetFen)) {
    faults.push({ path: 'rule.upgradeBudgetFen', code: 'nothing-fits' });
  }
  return faults;
}

function scopeFaults(questions: readonly Question[], roll: RollExtent): FieldFault[] {
  const faults: FieldFault[] = [];
  const asked: string[] = [];
  let everybodyAsked = false;
  questions.forEach((question, index) => {
    if (question.scope === 'community') {
      everybodyAsked = true;
      return;
    }
    question.scope.forEach((unitId, at) => {
      asked.push(unitId);
      if (roll.unitIds.indexOf(unitId) < 0) {
        faults.push({ path: `questions[${index}].scope[${at}]`, code: 'not-in-roll' });
      }
    });
  });
  // Such households stand in the denominator and could never be answered.
  if (!everybodyAsked && questions.length > 0 && roll.unitIds.some((unitId) => asked.indexOf(unitId) < 0)) {
    faults.push({ path: 'questions', code: 'households-without-question' });
  }
  return faults;
}

/**
 * Why a round cannot open: `round/cannot-pass` with every fault, or undefined. Nothing to ask, nobody to ask, a
 * window that ends before it starts, numbers outside their range, households that no question reaches, a budget
 * in which nothing fits. An owners' vote is refused until it can name its convenor, notice and rules of procedure
 * (Civil Code art. 278; domain rules for statutory rounds).
 */
export function refuseRoundTerms(terms: RoundTerms, roll: RollExtent): Refusal | undefined {
  const faults: FieldFault[] = [];
  if (terms.kind === 'statutory') faults.push({ path: 'kind', code: 'needs-convenor' });
  if (terms.title.trim() === '') faults.push({ path: 'title', code: 'empty' });
  const opensAt = Date.parse(terms.opensAt);
  const closesAt = Date.parse(terms.closesAt);
  if (isNaN(opensAt)) faults.push({ path: 'opensAt', code: 'not-a-time' });
  if (isNaN(closesAt)) faults.push({ path: 'closesAt', code: 'not-a-time' });
  if (closesAt <= opensAt) faults.push({ path: 'closesAt', code: 'not-after-opening' });
  if (terms.channels.length === 0) faults.push({ path: 'channels', code: 'empty' });
  if (terms.questions.length === 0) faults.push({ path: 'questions', code: 'empty' });
  if (roll.households === 0) faults.push({ path: 'roll', code: 'empty' });
  faults.push(
    ...questionFaults(terms.questions),
    ...scopeFaults(terms.questions, roll),
    ...ruleFaults(terms),
  );
  return faults.length === 0 ? undefined : { refused: 'round/cannot-pass', fields: faults };
}
