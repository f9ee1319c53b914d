import { hashRoundTerms } from '../../../shared/round/hashRoundTerms.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { verifyCrypto } from '../platform/verifyCrypto.ts';

/** Whether the questions and rules shown here are those under whose hash the round was opened. */
export function termsAreUnchanged(round: RoundView): boolean {
  try {
    return hashRoundTerms(verifyCrypto, round) === round.questionHash;
  } catch {
    return false;
  }
}
