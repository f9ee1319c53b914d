/**
 * The matters of Civil Code art. 278 that a renovation work can touch: item 5 (spending the maintenance fund), 7
 * (altering or rebuilding), 8 (changing the use of common parts or running a business on them). Raising the fund, item
 * 6, is a matter of the funding and not of a work.
 */
export const LEGAL_MATTERS = ['useMaintenanceFund', 'rebuild', 'changeCommonUse'] as const;
export type LegalMatter = (typeof LEGAL_MATTERS)[number];

interface LegalMatterWords {
  readonly article: string;
  readonly name: string;
  /** Of the owners who take part, by persons and by area: more than half, or three quarters. */
  readonly majority: 'ordinary' | 'special';
}

/** Name, article and majority of each matter; two thirds must take part in all of them (art. 278, second paragraph). */
export const LEGAL_MATTER_WORDS: Readonly<Record<LegalMatter, LegalMatterWords>> = {
  useMaintenanceFund: {
    article: '民法典第二百七十八条第一款第五项',
    name: '使用建筑物及其附属设施的维修资金',
    majority: 'ordinary',
  },
  rebuild: {
    article: '民法典第二百七十八条第一款第七项',
    name: '改建、重建建筑物及其附属设施',
    majority: 'special',
  },
  changeCommonUse: {
    article: '民法典第二百七十八条第一款第八项',
    name: '改变共有部分的用途或者利用共有部分从事经营活动',
    majority: 'special',
  },
};

/** The matter a work touches, when it does, and one plain sentence for residents. */
export interface LegalEffect {
  readonly matter: LegalMatter;
  readonly when: string;
  readonly explanation: string;
}

/** How a legal effect stands in a plan and on a ballot: article and matter, when, and why. */
export function legalEffectText({ matter, when, explanation }: LegalEffect): string {
  const { article, name } = LEGAL_MATTER_WORDS[matter];
  return `${article}（${name}）：${when}。${explanation}`;
}
