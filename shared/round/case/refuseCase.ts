import { refuse, type Refusal } from '../../refusal.ts';
import type { CaseState } from './roundCase.ts';

/** Who decides what another person asked for. */
export interface DecidingFacts {
  readonly actorId: string;
  /** Lives in, or is bound to, the household in question. */
  readonly ownHousehold: boolean;
}

/** A request that waits for a second person, with who asked. */
export interface AskedCase {
  readonly state: CaseState;
  readonly askedBy: string;
}

/**
 * Why a person may not decide a request, or undefined: it was decided before, the person asked for it, or it is about
 * the person's own household (domain rules, separation of duties).
 */
export function refuseDecision({ state, askedBy }: AskedCase, decider: DecidingFacts): Refusal | undefined {
  if (state !== 'waiting') return refuse('case/not-waiting');
  if (askedBy === decider.actorId) return refuse('case/own-request');
  return decider.ownHousehold ? refuse('case/own-household') : undefined;
}
