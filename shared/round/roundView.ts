import type { RefusalCode } from '../refusal.ts';
import type { Answer, Question } from './question.ts';
import type {
  Channel,
  Disclosure,
  EnteredBy,
  OwnChannel,
  PlanVersionRef,
  Precedence,
  Relation,
  RoundKind,
  RoundRule,
  RoundStatus,
} from './round.ts';
import type { Standing, VisitOutcome } from './response.ts';
import type { DisputeState } from './case/roundCase.ts';
import type { ScrutineerSeat } from './case/scrutineer.ts';
import type { StatutoryTerms } from './vote/statutoryTerms.ts';
import type { Receipt } from '../ledger/receipt.ts';

/** With what an owner votes: one person for all his dwellings; several owners vote through one of them. */
export interface MyElector {
  readonly dwellings: number;
  /** Whole 0.01 m², all his dwellings together. */
  readonly areaDm2: number;
  readonly joint: boolean;
  /** Who the agreed representative of several owners is. */
  readonly representative: 'me' | 'other' | 'none';
}

/** Whether this caller's household may answer now, and which questions are put to it. */
export interface MyRound {
  readonly householdId: string;
  readonly mayAnswer: { readonly ok: true } | { readonly ok: false; readonly code: RefusalCode };
  readonly questionIds: readonly string[];
  /** Seed of the order in which this household sees the items (`shuffleItems`). */
  readonly orderSeed: string;
  readonly answered: boolean;
  /** In an owners' vote, to an owner only. */
  readonly elector?: MyElector;
  /** I am one of the two who recount this round (核对人). */
  readonly scrutineer?: true;
}

/** A round as everybody reads it; `questions` and `questionHash` (64 hex) are the same for every caller. */
export interface RoundView {
  readonly roundId: string;
  readonly communityId: string;
  readonly kind: RoundKind;
  readonly title: string;
  readonly status: RoundStatus;
  readonly opensAt: string;
  readonly closesAt: string;
  /** When it was really closed, earlier than `closesAt` when an admin closed it; absent before. */
  readonly closedAt?: string;
  readonly questions: readonly Question[];
  readonly questionHash: string;
  /**
   * Hash of the frozen 住户名册, of an owners' vote also of the 业主名册; every entry of the round names it. Absent before the
   * opening.
   */
  readonly rollHash?: string;
  readonly disclosure: Disclosure;
  readonly rule: RoundRule;
  readonly precedence: Precedence;
  readonly channels: readonly Channel[];
  readonly disclosureBasis?: string;
  readonly planVersion?: PlanVersionRef;
  readonly statutory?: StatutoryTerms;
  readonly auditNumber?: string;
  /** 核对人, by their buildings; absent while nobody is appointed. */
  readonly scrutineers?: readonly Pick<ScrutineerSeat, 'building'>[];
  /** Only for a caller with a household here. */
  readonly mine?: MyRound;
}

/** Body of an answer. `clientKey` makes sending again harmless; staff add `channel` and the visit. */
export interface ResponseBody {
  readonly clientKey: string;
  readonly householdId: string;
  readonly questionHash: string;
  readonly answers: readonly Answer[];
  readonly confirm?: boolean;
  /** Residents: `app` or `web`; staff: how the household spoke. */
  readonly channel?: Channel;
  /** Time on the device when the answer was given, ISO 8601. */
  readonly answeredAt?: string;
  /** Staff: who of the household spoke; a member of the family unless said otherwise. */
  readonly relation?: Relation;
  readonly visit?: { readonly visitedAt: string };
  /** Staff, of a paper form: its printed number, and the photograph of it (SHA-256, 64 hex), which may not be missing. */
  readonly form?: { readonly serial: string; readonly photo?: string };
  /** Staff: somebody votes for the household with a letter; SHA-256 (64 hex) of the letter's photograph. */
  readonly proxy?: { readonly letterPhoto: string };
}

export interface ResponseReply {
  readonly receipt: Receipt;
  readonly replayed: boolean;
}

export interface WithdrawBody {
  readonly clientKey: string;
  readonly householdId: string;
  /** Absent: `web`. */
  readonly channel?: OwnChannel;
}

export interface VisitBody {
  readonly clientKey: string;
  readonly roundId: string;
  readonly householdId: string;
  readonly outcome: VisitOutcome;
  readonly visitedAt: string;
}

/** One act of my household in the record. */
export interface HistoryItem {
  readonly seq: number;
  readonly kind: 'response' | 'withdraw';
  readonly at: string;
  readonly channel: Channel;
  readonly by: EnteredBy;
  readonly mine: boolean;
  /** Whether at least one of its answers is counted now. */
  readonly counted: boolean;
  readonly answers: readonly Answer[];
  readonly receipt: Receipt;
  /** Of a response: what has become of it. */
  readonly standing?: Standing;
  /** It came after the close, heard before it. */
  readonly late?: boolean;
  /** Of a response: I may say 这不是我们答的. */
  readonly disputable?: boolean;
  /** The newest dispute about it. */
  readonly dispute?: { readonly disputeId: string; readonly state: DisputeState };
}

export interface MyResponses {
  readonly householdId: string;
  /** What is counted now, question by question. */
  readonly counted: readonly (Answer & { readonly seq: number })[];
  readonly history: readonly HistoryItem[];
  /** When what the household had said was erased at its wish, ISO 8601, rounded down to ten minutes. */
  readonly erasedAt?: string;
}
