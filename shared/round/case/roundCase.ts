import type { Answer, Question } from '../question.ts';
import type { Channel, EnteredBy, Relation } from '../round.ts';
import type { Standing, VisitOutcome } from '../response.ts';

/** Why a household may stand outside the denominator (domain.md, edge cases of the rate); nothing else is a reason. */
export const EXCLUSION_REASONS = ['vacant', 'demolished', 'merged', 'notResidential'] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** How a household that never opened was written or spoken to before it may be excluded. */
export const CONTACT_WAYS = ['phone', 'letter'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** Why an entry may be made void; nothing else is a reason. */
export const VOID_REASONS = [
  'wrongHousehold',
  'keyedTwice',
  'keyedWrong',
  'formInvalid',
  'notHeard',
] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

/** What a resolved dispute rests on. */
export const DISPUTE_EVIDENCE = [
  'signedStatement',
  'originalForm',
  'callBack',
  'joinedVisit',
  'recording',
] as const;
export type DisputeEvidence = (typeof DISPUTE_EVIDENCE)[number];

/** Where something stands that one person asks for and another decides; `lapsed`: the household answered meanwhile. */
export type CaseState = 'waiting' | 'approved' | 'rejected' | 'lapsed';

/** A call or a letter to a household, ISO 8601 UTC. */
export interface Contact {
  readonly way: ContactWay;
  readonly at: string;
}

/** What every request has that waits for a second person. No name of a person stands in it. */
export interface CaseView {
  readonly caseId: string;
  readonly roundId: string;
  readonly communityId: string;
  readonly householdId: string;
  /** Building and door in words. */
  readonly address: string;
  readonly askedAt: string;
  readonly words: string;
  readonly state: CaseState;
  readonly decidedAt?: string;
  /** What the deciding person noted. */
  readonly decisionWords?: string;
  /** The looker asked for it and therefore may not decide it. */
  readonly askedByMe: boolean;
}

/** 不计入: a household that is asked to stand outside the denominator. */
export interface ExclusionView extends CaseView {
  readonly reason: ExclusionReason;
  readonly contacts: readonly Contact[];
  /** Id of the kept file, which is its SHA-256; its commitment stands in the entry. */
  readonly photo?: string;
  /** Days on which somebody called and nobody was met. */
  readonly attemptDays: number;
}

/** An entry that is asked to be made void. */
export interface VoidView extends CaseView {
  readonly seq: number;
  readonly reason: VoidReason;
}

/** 清除: the answers of a household that are asked to be erased, a year after the final result. */
export type ErasureView = CaseView;

/** `answered`: the household has answered itself since, and that answer counts. */
export type DisputeState = 'open' | 'upheld' | 'dismissed' | 'answered';

/** "这不是我们答的": a household against an entry in its name. */
export interface DisputeView {
  readonly disputeId: string;
  readonly roundId: string;
  readonly communityId: string;
  readonly householdId: string;
  readonly address: string;
  /** The disputed entry. */
  readonly seq: number;
  readonly askedAt: string;
  /** By a member, by a printed slip, or because two people read a paper form differently. */
  readonly through: 'account' | 'slip' | 'check';
  readonly words?: string;
  readonly state: DisputeState;
  readonly decidedAt?: string;
  readonly evidence?: { readonly kind: DisputeEvidence; readonly words: string; readonly photo?: string };
}

/** An entry about one household as the office sees it when it settles a dispute. */
export interface HouseholdEntryView {
  readonly seq: number;
  readonly kind: 'response' | 'withdraw' | 'visit';
  readonly at: string;
  readonly channel?: Channel;
  readonly by?: EnteredBy;
  readonly relation?: Relation;
  readonly standing?: Standing;
  readonly late?: boolean;
  readonly outcome?: VisitOutcome;
  /** Empty where a member answered itself and the looker may only know that it did. */
  readonly answers: readonly Answer[];
  /** Pseudonym of the staff member in this round; absent for the household's own acts. */
  readonly operator?: string;
  readonly enteredByMe: boolean;
}

/** A dispute with everything that was entered for the household in the round. */
export interface DisputeFile extends DisputeView {
  readonly history: readonly HouseholdEntryView[];
  /** Whoever entered the answer, printed the slip that disputes it, or lives there, may not settle the dispute. */
  readonly mayResolve: boolean;
}

/** What a slip's code opens: what was entered in the name of one household, and nothing of another. */
export interface SlipLook {
  readonly roundId: string;
  readonly title: string;
  readonly communityId: string;
  readonly communityName: string;
  readonly address: string;
  readonly questions: readonly Question[];
  readonly entries: readonly {
    readonly seq: number;
    readonly at: string;
    readonly channel: Channel;
    readonly by: EnteredBy;
    readonly standing: Standing;
    readonly answers: readonly Answer[];
  }[];
}
