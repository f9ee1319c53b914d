import { compareProducts } from './compareProducts.ts';
import { STATUTORY_MATTER_WORDS, type StatutoryMatter } from './statutoryMatter.ts';
import type { VoteRule, VoteShare } from './statutoryTerms.ts';

/** Two thirds of the owners, by persons and by area, must take part (民法典第二百七十八条第二款, 三分之二以上). */
export const PARTICIPATION_SHARE: VoteShare = { numerator: 2, denominator: 3, strict: false };

/** Of those who take part: 过半数 is strict, 四分之三以上 is not. */
const AGREEMENT_SHARES: Readonly<Record<'ordinary' | 'special', VoteShare>> = {
  ordinary: { numerator: 1, denominator: 2, strict: true },
  special: { numerator: 3, denominator: 4, strict: false },
};

/** What a rule asks for: the share of all owners that takes part, and of these the share that agrees. */
export function sharesOf(rule: VoteRule): {
  readonly participation: VoteShare;
  readonly agreement: VoteShare;
} {
  if (rule.kind === 'custom') return { participation: rule.participation, agreement: rule.agreement };
  return { participation: PARTICIPATION_SHARE, agreement: AGREEMENT_SHARES[rule.kind] };
}

/** Whether a share asks for less than another: a smaller fraction, or the same one with equality let in. */
function isBelow(share: VoteShare, floor: VoteShare): boolean {
  const order = compareProducts(share.numerator, floor.denominator, floor.numerator, share.denominator);
  return order < 0 || (order === 0 && floor.strict && !share.strict);
}

/** Whether a rule asks for less than the law does for this matter. */
export function isBelowTheLaw(rule: VoteRule, matter: StatutoryMatter): boolean {
  const { participation, agreement } = sharesOf(rule);
  const floor = AGREEMENT_SHARES[STATUTORY_MATTER_WORDS[matter].majority];
  return isBelow(participation, PARTICIPATION_SHARE) || isBelow(agreement, floor);
}

/** Whether `part` of `whole` reaches (or, when strict, exceeds) the share: cross-multiplied, no fraction is formed. */
export function reaches(share: VoteShare, part: number, whole: number): boolean {
  const order = compareProducts(share.denominator, part, share.numerator, whole);
  return share.strict ? order > 0 : order >= 0;
}

/** The smallest whole number that reaches the share of `whole`; may be above `whole` when nothing does. */
export function leastReaching(share: VoteShare, whole: number): number {
  const { numerator, denominator, strict } = share;
  const rest = whole % denominator;
  // whole·n/d = n·(whole − rest)/d + n·rest/d; the first is whole and both products stay small.
  const exact = numerator * ((whole - rest) / denominator);
  const part = (numerator * rest) % denominator;
  const floored = exact + (numerator * rest - part) / denominator;
  if (strict) return floored + 1;
  return part === 0 ? floored : floored + 1;
}

/** Whether the share of `whole` is a whole number, so that it can be printed as one. */
export function isWholeShare(share: VoteShare, whole: number): boolean {
  return (share.numerator * (whole % share.denominator)) % share.denominator === 0;
}
