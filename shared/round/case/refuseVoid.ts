import { refuse, type Refusal } from '../../refusal.ts';
import type { Standing } from '../response.ts';
import type { RoundStatus } from '../round.ts';

/** All that decides whether an entry may be asked to be made void. */
export interface VoidSituation {
  readonly status: RoundStatus;
  /** Undefined: there is no such response in this round. */
  readonly target: { readonly standing: Standing; readonly enteredByStaff: boolean } | undefined;
  readonly alreadyAsked: boolean;
  readonly ownHousehold: boolean;
}

/**
 * Why an entry may not be made void, or undefined. Only what staff entered can be void: what a household said itself is
 * its own to withdraw. Possible until the result is final, because a wrong entry is often found in the objection days.
 */
export function refuseVoid({
  status,
  target,
  alreadyAsked,
  ownHousehold,
}: VoidSituation): Refusal | undefined {
  if (status === 'draft') return refuse('round/not-open');
  if (status === 'final' || status === 'cancelled') return refuse('round/final');
  if (target === undefined) return refuse('request/not-found');
  if (!target.enteredByStaff) return refuse('void/own-words');
  if (target.standing === 'removed' || target.standing === 'withdrawn') return refuse('void/nothing-left');
  if (ownHousehold) return refuse('case/own-household');
  return alreadyAsked ? refuse('case/already-asked') : undefined;
}
