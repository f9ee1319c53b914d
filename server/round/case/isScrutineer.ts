import type { Caller } from '../../http/caller.ts';
import type { OpenedRound } from '../../state/communityState.ts';

/** Whether the caller recounts this round: appointed, and still recognised as living in the household he was appointed of. */
export function isScrutineer(
  { account }: Caller,
  { scrutineers = [] }: Pick<OpenedRound, 'scrutineers'>,
): boolean {
  return scrutineers.some(
    ({ accountId, householdId }) =>
      accountId === account?.id &&
      account.households.some((link) => link.householdId === householdId && link.status === 'approved'),
  );
}
