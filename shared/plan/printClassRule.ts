import type { ItemClass } from './menuItem.ts';

/** The two policy numbers that the class rules need: 1/N of the answered, and whole per cent of the answered. */
export interface ClassRuleNumbers {
  readonly basicObjectionDivisor: number;
  readonly improveMinPercent: number;
}

/** How a class is decided, as one sentence for residents that carries the round's own numbers. */
export function printClassRule(itemClass: ItemClass, numbers: ClassRuleNumbers): string {
  switch (itemClass) {
    case 'basic':
      return `技术上能做的都列入方案；不赞成的超过已答复户数的 1/${numbers.basicObjectionDivisor}，必须开会商议，不会悄悄去掉，也不会悄悄保留。`;
    case 'improve':
      return `选“要”的多于“不要”，并且达到已答复户数的 ${numbers.improveMinPercent}%，才列入方案。`;
    case 'upgrade':
      return '按选择的户数从多到少排队，预算够就列入；票数相同怎么办，在征集开始前就已定好。';
  }
}
