import { refuse, type Refusal } from '../../refusal.ts';
import type { HouseholdState } from '../response.ts';
import type { Contact, ExclusionReason } from './roundCase.ts';
import type { RoundStatus } from '../round.ts';

/** All that decides whether a household may be asked to stand outside the denominator. */
export interface ExclusionSituation {
  readonly status: RoundStatus;
  readonly inRoll: boolean;
  readonly state: HouseholdState;
  /** Somebody asked before and nobody has decided, or it is excluded already. */
  readonly alreadyAsked: boolean;
  readonly ownHousehold: boolean;
  readonly reason: ExclusionReason;
  /** Different days, in China time, on which somebody called and met nobody. */
  readonly attemptDays: number;
  /** `exclusionMinAttempts` of the region's policy (示例默认 3). */
  readonly minAttempts: number;
  readonly contacts: readonly Contact[];
}

/**
 * Why a household may not be asked out of the denominator, or undefined (domain.md, "vacant home": at least three
 * attempts on different days and a call or a letter; other reasons rest on their proof alone). A household that has
 * been heard, also one that will not take a position, stays in. After the close the denominator does not shrink.
 */
export function refuseExclusion(situation: ExclusionSituation): Refusal | undefined {
  const { status, state, attemptDays, minAttempts } = situation;
  if (status === 'draft') return refuse('round/not-open');
  if (status !== 'open') return refuse('round/closed');
  if (!situation.inRoll) return refuse('response/not-in-roll');
  if (situation.ownHousehold) return refuse('case/own-household');
  if (situation.alreadyAsked) return refuse('exclusion/already-asked');
  if (state !== 'untouched' && state !== 'attempted' && state !== 'unreachable') {
    return refuse('exclusion/heard');
  }
  if (situation.reason !== 'vacant') return undefined;
  if (attemptDays < minAttempts) {
    return refuse('exclusion/attempts-missing', { attempts: attemptDays, needed: minAttempts });
  }
  return situation.contacts.length === 0 ? refuse('exclusion/contact-missing') : undefined;
}
