import { faultYuan, isBlank, isWhole, roundFault, type RoundFault } from './roundFault.ts';
import type { BasketQuestion, MultipleQuestion, Option, RankingQuestion } from '../question.ts';

/** Most options of one question: more cannot be read on a phone. */
const MAX_OPTIONS = 40;

/** Faults of ids that must be present and differ within their list; `place` begins the sentence. */
export function idFaults(
  ids: readonly string[],
  pathOf: (index: number) => string,
  place: string,
): RoundFault[] {
  const faults: RoundFault[] = [];
  ids.forEach((id, index) => {
    if (isBlank(id)) faults.push(roundFault(pathOf(index), 'empty', `${place}第 ${index + 1} 个没有编号。`));
    else if (ids.indexOf(id) < index) {
      const first = ids.indexOf(id) + 1;
      faults.push(
        roundFault(pathOf(index), 'repeated', `${place}第 ${index + 1} 个和第 ${first} 个编号相同。`),
      );
    }
  });
  return faults;
}

/** What is wrong with a question's options: two to forty, each with an id and a label of its own, money in whole fen. */
export function optionFaults(options: readonly Option[], path: string, place: string): RoundFault[] {
  const faults = idFaults(
    options.map(({ optionId }) => optionId),
    (index) => `${path}.options[${index}].optionId`,
    `${place}的选项，`,
  );
  const count = options.length;
  if (count < 2) {
    faults.push(roundFault(`${path}.options`, 'too-few', `${place}只有 ${count} 个选项，至少要 2 个。`));
  }
  if (count > MAX_OPTIONS) {
    const sentence = `${place}有 ${count} 个选项，最多 ${MAX_OPTIONS} 个。`;
    faults.push(roundFault(`${path}.options`, 'too-many', sentence));
  }
  const labels = options.map(({ label }) => label.trim());
  options.forEach(({ label, costFen }, index) => {
    const at = `${path}.options[${index}]`;
    if (isBlank(label)) {
      faults.push(roundFault(`${at}.label`, 'empty', `${place}的第 ${index + 1} 个选项还没有写。`));
    } else if (labels.indexOf(label.trim()) < index) {
      faults.push(roundFault(`${at}.label`, 'repeated', `${place}有两个选项都叫“${label.trim()}”。`));
    }
    if (costFen !== undefined && !isWhole(costFen)) {
      faults.push(roundFault(`${at}.costFen`, 'not-whole', `${place}里“${label}”的价钱不是整数分。`));
    }
  });
  return faults;
}

/** What is wrong with how many options may be chosen or ranked. */
export function limitFaults(
  { min, max, options }: MultipleQuestion | RankingQuestion,
  path: string,
  place: string,
): RoundFault[] {
  const faults: RoundFault[] = [];
  const count = options.length;
  if (!isWhole(min)) {
    faults.push(roundFault(`${path}.min`, 'not-whole', `${place}的“至少选几样”要是 0 或正整数。`));
  }
  if (!isWhole(max) || max < 1) {
    faults.push(roundFault(`${path}.max`, 'not-whole', `${place}的“最多选几样”要是正整数。`));
  }
  if (min > max) {
    const sentence = `${place}至少选 ${min} 样，却最多只能选 ${max} 样，谁也答不了。`;
    faults.push(roundFault(`${path}.min`, 'above-max', sentence));
  }
  if (max > count) {
    const sentence = `${place}最多选 ${max} 样，但只有 ${count} 个选项。`;
    faults.push(roundFault(`${path}.max`, 'above-options', sentence));
  }
  return faults;
}

/** What is wrong with a basket's money: every option fits by itself, all of them together do not. */
export function basketFaults(
  { budgetFen, options }: BasketQuestion,
  path: string,
  place: string,
): RoundFault[] {
  const faults: RoundFault[] = [];
  const at = `${path}.budgetFen`;
  if (!isWhole(budgetFen) || budgetFen < 1) {
    return [roundFault(at, 'not-whole', `${place}的预算要是大于 0 的整数分。`)];
  }
  const costs = options.map(({ costFen }) => costFen ?? 0);
  const all = costs.reduce((sum, cost) => sum + cost, 0);
  const cheapest = costs.reduce((least, cost) => Math.min(least, cost), Number.MAX_SAFE_INTEGER);
  options.forEach(({ costFen, label }, index) => {
    const costPath = `${path}.options[${index}].costFen`;
    if (costFen === undefined) {
      faults.push(roundFault(costPath, 'required', `${place}里“${label}”还没有价钱。`));
    } else if (costFen > budgetFen) {
      // An option that never fits would be offered and could never be chosen.
      const sentence = `${place}里“${label}”要 ${faultYuan(costFen)}，超过预算 ${faultYuan(budgetFen)}，永远选不上。`;
      faults.push(roundFault(costPath, 'over-budget', sentence));
    }
  });
  if (!costs.every(isWhole)) return faults;
  if (options.length > 0 && cheapest > budgetFen) {
    const sentence = `${place}的预算 ${faultYuan(budgetFen)} 低于最便宜的一项 ${faultYuan(cheapest)}，一样也选不了。`;
    faults.push(roundFault(at, 'nothing-fits', sentence));
  }
  if (options.length > 1 && all <= budgetFen) {
    const sentence = `${place}的预算 ${faultYuan(budgetFen)} 够买全部（一共 ${faultYuan(all)}），没有什么可挑的。`;
    faults.push(roundFault(at, 'everything-fits', sentence));
  }
  return faults;
}
