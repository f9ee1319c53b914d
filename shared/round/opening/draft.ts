import type { PolicyValues } from '../../region/policySet.ts';
import type { OpeningContext } from './openingContext.ts';
import type { Question } from '../question.ts';
import type { Channel, Disclosure, RoundKind, RoundRule, RoundTerms } from '../round.ts';
import type { RoundFault } from './roundFault.ts';
import type { StatutoryTerms } from '../vote/statutoryTerms.ts';

/** A unit that a question can be put to, with its building, for the admin who picks. */
export interface DraftUnit {
  readonly unitId: string;
  readonly name: string;
  readonly buildingName: string;
}

/**
 * A round while it is prepared. `version` goes up with every change; whoever changes says which one was seen.
 * `questionHash` is the hash under which it would open as it stands. `context`, `policy` and `units` let the builder's
 * screen ask the same rules as the server.
 */
export interface DraftView {
  readonly roundId: string;
  readonly communityId: string;
  readonly version: number;
  readonly terms: RoundTerms;
  readonly questionHash: string;
  /** ISO 8601 UTC. */
  readonly changedAt: string;
  readonly context: OpeningContext;
  readonly faults: readonly RoundFault[];
  readonly policy: { readonly label: string; readonly values: PolicyValues };
  readonly units: readonly DraftUnit[];
}

/** A draft in the list of them. */
export interface DraftSummary {
  readonly roundId: string;
  readonly kind: RoundKind;
  readonly title: string;
  readonly version: number;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly questions: number;
  readonly changedAt: string;
}

/** The numbers of the rule that a draft may set; where they come from is found by the server, never said by a client. */
export type RuleChange = Partial<
  Pick<
    RoundRule,
    | 'thresholdPercent'
    | 'counts'
    | 'answerOnce'
    | 'improveMinPercent'
    | 'basicObjectionDivisor'
    | 'upgradeBudgetFen'
    | 'smallCellK'
    | 'objectionDays'
  >
>;

/** What may be changed in a draft: parts that are absent stay as they are. */
export interface DraftChange {
  readonly title?: string;
  readonly opensAt?: string;
  readonly closesAt?: string;
  /** All of them, in their order. */
  readonly questions?: readonly Question[];
  readonly rule?: RuleChange;
  readonly disclosure?: Disclosure;
  /** Blank: none. */
  readonly disclosureBasis?: string;
  readonly channels?: readonly Channel[];
  /** The public number that the call-back sample is drawn from. Blank: none. */
  readonly auditNumber?: string;
  /** Names the version of the plan that is published now. */
  readonly usePublishedPlan?: true;
  /** Of an owners' vote only. */
  readonly statutory?: StatutoryTerms;
}
