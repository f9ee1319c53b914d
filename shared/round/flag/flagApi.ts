import type { Role } from '../../identity/account.ts';
import type { Page, PageQuery } from '../../page.ts';
import type { FlagKind } from './staffFlag.ts';

/** 说明属实; 需回访: the households are to be asked again. */
export const FLAG_OUTCOMES = ['explained', 'callBack'] as const;
export type FlagOutcome = (typeof FLAG_OUTCOMES)[number];

/** Longest reply and longest sentence of a review, in UTF-16 units. */
export const FLAG_WORDS_LENGTH = 500;
/** So often a person says how it was; 示例默认. */
export const FLAG_REPLIES = 20;

/**
 * 登记异常提示: internal, read by the person whose entries it is about and by those who review it. It blocks nothing and is
 * published nowhere.
 */
export interface StaffFlagView {
  readonly flagId: string;
  readonly communityId: string;
  readonly communityName: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly kind: FlagKind;
  /** `YYYY-MM-DD` in China; of a share none. */
  readonly day?: string;
  readonly figure: number;
  /** Places in the log. */
  readonly seqs: readonly number[];
  /** Whose entries they are, by the name of the account. */
  readonly operator: string;
  readonly mine: boolean;
  readonly state: 'open' | 'reviewed';
  readonly replies: readonly { readonly at: string; readonly words: string }[];
  readonly reviews: readonly {
    readonly at: string;
    readonly by: Role;
    readonly outcome: FlagOutcome;
    readonly words: string;
    /** How many entries the flag had then. */
    readonly entries: number;
  }[];
  /** Doors to be asked again, where that was decided; not toward the person whose entries they are. */
  readonly callBack?: readonly string[];
  readonly mayReply: boolean;
  readonly mayReview: boolean;
}

interface FlagParams {
  readonly flagId: string;
}

/** 登记异常提示, for staff alone. */
export interface FlagApi {
  'GET /staff-flags': {
    query: PageQuery & { readonly communityId?: string; readonly state?: StaffFlagView['state'] };
    reply: Page<StaffFlagView>;
  };
  'POST /staff-flags/:flagId/reply': {
    params: FlagParams;
    body: { readonly words: string };
    reply: StaffFlagView;
  };
  'POST /staff-flags/:flagId/review': {
    params: FlagParams;
    body: { readonly outcome: FlagOutcome; readonly words: string };
    reply: StaffFlagView;
  };
}
