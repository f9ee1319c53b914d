import type { CallOutcome } from '../../shared/round/case/auditSample.ts';
import type { CaseState } from '../../shared/round/case/roundCase.ts';

/** Something that one person has asked for or said and another decides, by the `seq` of its entry. */
export interface RoundCase {
  readonly kind: 'exclusion' | 'void' | 'dispute' | 'erasure';
  readonly seq: number;
  readonly householdId: string;
  /** Account, or `slip:…` where a printed code spoke for the household. */
  readonly askedBy: string;
  /** Seconds since 1970 UTC. */
  readonly at: number;
  /** The response it is about; absent for an exclusion and an erasure. */
  readonly targetSeq?: number;
  state: CaseState;
  /** The entry that decided it, when one did. */
  decidedSeq?: number;
}

/** What has been drawn to be called back, and what the calls brought. */
export interface DrawnSample {
  readonly population: number;
  readonly drawn: readonly number[];
  readonly root: string;
  readonly publicNumber: string;
  readonly results: Map<number, { readonly outcome: CallOutcome; readonly by: string; readonly seq: number }>;
}

/** Everything contested in one round, as its entries add up. Only `foldCases` changes it. */
export interface RoundCases {
  readonly bySeq: Map<number, RoundCase>;
  /** Days in China (`YYYY-MM-DD`) on which somebody called in vain, by household. */
  readonly attemptDays: Map<string, Set<string>>;
  sample?: DrawnSample;
}

/** A round in which nothing has been contested. */
export function createRoundCases(): RoundCases {
  return { bySeq: new Map(), attemptDays: new Map() };
}

/** The cases of a kind, oldest first. */
export function casesOf({ bySeq }: RoundCases, kind: RoundCase['kind']): RoundCase[] {
  return [...bySeq.values()].filter((one) => one.kind === kind);
}

/** Disputes that nobody has decided and that the household has not settled by answering itself. */
export function openDisputes(cases: RoundCases): RoundCase[] {
  return casesOf(cases, 'dispute').filter(({ state }) => state === 'waiting');
}
