import type { StatutoryMatter } from './statutoryMatter.ts';

/** A share that a part must reach (`strict` false: 以上, equality included) or exceed (`strict` true: 过半数). */
export interface VoteShare {
  readonly numerator: number;
  readonly denominator: number;
  readonly strict: boolean;
}

/**
 * What a matter needs, with the law it cites. `ordinary` and `special` are the two majorities of Civil Code art. 278;
 * `custom` is a stricter one of the owners' own rules of procedure, in its own words, never below the law.
 */
export type VoteRule =
  | { readonly kind: 'ordinary' | 'special'; readonly law: string }
  | {
      readonly kind: 'custom';
      readonly law: string;
      readonly text: string;
      readonly participation: VoteShare;
      readonly agreement: VoteShare;
    };

/** The matter that one question puts to the vote. */
export interface VoteMatter {
  readonly questionId: string;
  readonly matter: StatutoryMatter;
  readonly rule: VoteRule;
}

/** Who calls the owners together: a body and a function, nobody's name. */
export interface Convenor {
  readonly body: string;
  readonly function: string;
  readonly phone: string;
}

/** Without these an owners' vote cannot open; all of it is hashed with the other terms. */
export interface StatutoryTerms {
  readonly convenor: Convenor;
  /** When the owners were told of the vote, ISO 8601 UTC; at least fifteen days before it opens. */
  readonly noticeAt: string;
  readonly meetingPlace: string;
  /** How somebody votes for an owner. */
  readonly proxyRule: string;
  /** 议事规则: how it is voted, counted, watched and recorded. */
  readonly procedure: string;
  readonly matters: readonly VoteMatter[];
  /** Where a province runs an official e-vote system this count is 辅助统计 only; names that system and its basis. */
  readonly officialSystem?: { readonly name: string; readonly basis: string };
}
