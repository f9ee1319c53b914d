import { hashRoundTerms } from '../../../shared/round/hashRoundTerms.ts';
import type { RoundTerms } from '../../../shared/round/round.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { verifyCrypto } from '../platform/verifyCrypto.ts';

/** The hash of questions and rules, computed on this device; undefined where a draft holds what cannot be hashed. */
export function hashOfTerms(terms: RoundTerms): string | undefined {
  try {
    return hashRoundTerms(verifyCrypto, terms);
  } catch {
    return undefined;
  }
}

/** Whether the questions and rules shown here are those under whose hash the round was opened. */
export function termsAreUnchanged(round: RoundView): boolean {
  return hashOfTerms(round) === round.questionHash;
}
