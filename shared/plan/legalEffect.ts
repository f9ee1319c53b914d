import { STATUTORY_MATTER_WORDS, type StatutoryMatter } from '../round/vote/statutoryMatter.ts';

/**
 * The matters of Civil Code art. 278 that a renovation work can touch: item 5 (spending the maintenance fund), 7
 * (altering or rebuilding), 8 (changing the use of common parts or running a business on them). Raising the fund, item
 * 6, is a matter of the funding and not of a work.
 */
type LegalMatter = Extract<StatutoryMatter, 'useMaintenanceFund' | 'rebuild' | 'changeCommonUse'>;

/** The matter a work touches, when it does, and one plain sentence for residents. */
export interface LegalEffect {
  readonly matter: LegalMatter;
  readonly when: string;
  readonly explanation: string;
}

/** How a legal effect stands in a plan and on a ballot: article and matter, when, and why. */
export function legalEffectText({ matter, when, explanation }: LegalEffect): string {
  const { article, name } = STATUTORY_MATTER_WORDS[matter];
  return `${article}（${name}）：${when}。${explanation}`;
}
