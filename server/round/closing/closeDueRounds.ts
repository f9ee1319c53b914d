import { finalTimes } from '../../../shared/round/result/refuseFinal.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import { CLOSING_CLOCK, closeRound, finishClosing } from './closeRound.ts';
import { finaliseRound } from './finaliseRound.ts';
import type { RoundParts } from '../roundParts.ts';

type ClockParts = Pick<RoundParts, 'ledger' | 'clock'>;

/**
 * Closes every round whose time has run out, finishes a closing that was cut short, and makes final what nobody has made
 * final by the end of the days in which disputes hold it up. What goes wrong in one community is told and keeps no other
 * from its turn; any number of instances may do this at once.
 */
export async function closeDueRounds(
  { ledger, clock }: ClockParts,
  onError: (error: unknown) => void,
): Promise<void> {
  for (const communityId of ledger.logs()) {
    for (const round of ledger.state(communityId).rounds.values()) {
      await closeIfDue({ ledger, clock }, communityId, round).catch(onError);
    }
  }
}

async function closeIfDue(
  { ledger, clock }: ClockParts,
  communityId: string,
  round: OpenedRound,
): Promise<void> {
  const { roundId, closesAt, rule } = round.terms;
  if (round.status === 'open') {
    if (clock.now() > Date.parse(closesAt)) await closeRound({ ledger }, CLOSING_CLOCK, communityId, roundId);
    return;
  }
  if (round.status !== 'closed') return;
  if (round.sealed === undefined || round.cases.sample === undefined) {
    await finishClosing({ ledger }, communityId, roundId);
  }
  const { disputesEnd } = finalTimes(round.closedAt ?? Infinity, rule.objectionDays);
  if (clock.now() / 1000 >= disputesEnd) {
    await finaliseRound({ ledger, clock }, CLOSING_CLOCK, communityId, roundId);
  }
}
