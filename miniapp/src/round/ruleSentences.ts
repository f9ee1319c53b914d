import type { RoundRule, RoundTerms, RuleNumber } from '../../../shared/round/round.ts';
import { sourceText } from '../words/names.ts';

/** Every number by which the round was counted, each with its document and clause or marked 示例默认. */
export function ruleSentences({ questions, rule }: Pick<RoundTerms, 'questions' | 'rule'>): string[] {
  const asks = (wanted: string): boolean => questions.some(({ section }) => section === wanted);
  const heard = rule.counts === 'asked' ? '答复了的和当面拒绝表态的' : '答复了的';
  return [
    `征集率要达到 ${rule.thresholdPercent}%。${sourceText(rule.thresholdSource)}。`,
    `${heard}住户算已征集。${sourceOf(rule, 'counts')}`,
    ...(asks('basic')
      ? [
          `基础类：反对的超过已征集户数的 1/${rule.basicObjectionDivisor}，要开会商议。${sourceOf(rule, 'basicObjectionDivisor')}`,
        ]
      : []),
    ...(asks('improve')
      ? [
          `完善类：要的多于不要的，并且达到已征集户数的 ${rule.improveMinPercent}%。${sourceOf(rule, 'improveMinPercent')}`,
        ]
      : []),
    `少于 ${rule.smallCellK} 户的数字不公布。${sourceOf(rule, 'smallCellK')}`,
    `截止以后异议期 ${rule.objectionDays} 天。${sourceOf(rule, 'objectionDays')}`,
  ];
}

function sourceOf({ sources }: RoundRule, number: RuleNumber): string {
  return `${sourceText(sources?.[number] ?? null)}。`;
}
