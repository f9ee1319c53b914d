import { applyElectorEvent, keepClose, type ElectorCount } from './electorCount.ts';
import type { RoundStatus } from '../round.ts';
import { applyRoundEvent, type RoundCount } from '../counting/roundCount.ts';
import type { RoundEvent } from '../roundEvent.ts';

/**
 * What an entry does in an owners' vote: ballots, and what becomes of them, bear on the owner's one vote and never on a
 * household's answers; doors, notices and the close are kept as in every round. After the close nothing is cast or taken
 * back, disputes and voids are still settled; once final nothing changes.
 */
export function foldBallots(
  { count, status }: { readonly count: RoundCount; readonly status: RoundStatus },
  electors: ElectorCount,
  event: RoundEvent,
): void {
  switch (event.kind) {
    case 'response':
    case 'withdraw':
      if (status === 'open') applyElectorEvent(electors, event);
      return;
    case 'void':
    case 'dispute':
    case 'disputeResolve':
    case 'formCheck':
      if (status !== 'final') applyElectorEvent(electors, event);
      return;
    case 'exclusionRequest':
    case 'exclusionApprove':
      // No owner is left out of N and S (民法典第二百七十八条).
      return;
    case 'close':
      keepClose(electors);
      applyRoundEvent(count, event);
      return;
    default:
      applyRoundEvent(count, event);
  }
}
