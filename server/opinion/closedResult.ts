import type { RoundResult } from '../../shared/round/result.ts';
import { roundResult } from '../../shared/round/roundResult.ts';
import type { OpenedRound } from '../state/communityState.ts';

/** The published result of a round that is closed, for its rated lines: small cells are withheld here as everywhere. */
export function closedResult({ count, status }: OpenedRound, seq: number): RoundResult {
  return roundResult(count, seq, status === 'final' ? 'final' : 'closed', {});
}
