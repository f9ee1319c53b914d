import { householdState } from '../counting/householdState.ts';
import type { RecordFigures } from './result.ts';
import { CHANNELS } from '../round.ts';
import type { RoundCount } from '../counting/roundCount.ts';
import type { HouseholdEvent } from '../roundEvent.ts';
import { withholdSmallCells } from './smallCell.ts';

/** Whether an entry obliges us to tell the household: staff entered it, or somebody's answer was overruled or taken back. */
function owesNotice(events: readonly HouseholdEvent[], at: number): boolean {
  const event = events[at];
  if (event?.kind !== 'response' && event?.kind !== 'withdraw') return false;
  if (event.kind === 'response' && event.by !== 'self') return true;
  return householdState(events.slice(0, at)).responses.some(
    ({ response, standing }) => standing === 'live' && response.actorId !== event.actorId,
  );
}

/** What was done with the entries of a round so far; small channels are withheld, everything else is no choice. */
export function recordFigures({
  cells,
  channels,
  terms,
  closedSeq,
  notices,
  rollChanges,
}: RoundCount): RecordFigures {
  const sums = { open: 0, upheld: 0, dismissed: 0, voided: 0, withdrawn: 0, superseded: 0, late: 0 };
  const told = { owed: 0, undelivered: 0 };
  cells.forEach(({ events, now }) => {
    events.forEach((event, at) => {
      if (event.kind === 'void') sums.voided += 1;
      if (event.kind === 'withdraw') sums.withdrawn += 1;
      if (event.kind === 'disputeResolve') sums[event.upheld ? 'upheld' : 'dismissed'] += 1;
      if (event.kind === 'response' && closedSeq !== undefined && event.seq > closedSeq) sums.late += 1;
      if (!owesNotice(events, at)) return;
      told.owed += 1;
      if (notices.get(event.seq) !== true) told.undelivered += 1;
    });
    now.responses.forEach(({ response, standing }) => {
      if (standing === 'disputed') sums.open += 1;
      const counts = now.counted.some(({ seq }) => seq === response.seq);
      if (standing === 'live' && now.counted.length > 0 && !counts) sums.superseded += 1;
    });
  });
  const shown = withholdSmallCells(
    CHANNELS.map((channel) => channels[channel]),
    terms.rule.smallCellK,
  );
  const { open, upheld, dismissed, ...rest } = sums;
  return {
    channels: CHANNELS.map((channel, at) => ({ channel, households: shown[at] ?? null })),
    disputes: { open, upheld, dismissed },
    ...rest,
    rollChanges,
    notices: told,
  };
}
