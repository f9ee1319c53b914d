import { refuse, type Refusal } from '../../refusal.ts';
import type { RoundStatus } from '../round.ts';

/** All that decides whether a closed round's result may become final. Times in seconds since 1970 UTC. */
export interface FinalSituation {
  readonly status: RoundStatus;
  readonly tallied: boolean;
  readonly closedAt: number;
  readonly objectionDays: number;
  readonly now: number;
  /** Disputes of which nobody has decided yet. */
  readonly openDisputes: readonly string[];
  /** Entered an answer or a visit in the round: such a person neither closes it nor makes it final. */
  readonly hasEntered: boolean;
}

const DAY_SECONDS = 86_400;

const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** When the days for objections are over, and when open disputes no longer keep the result from becoming final. */
export function finalTimes(
  closedAt: number,
  objectionDays: number,
): {
  readonly windowEnds: number;
  readonly disputesEnd: number;
} {
  const windowEnds = closedAt + objectionDays * DAY_SECONDS;
  return { windowEnds, disputesEnd: windowEnds + Math.max(1, objectionDays) * DAY_SECONDS };
}

/**
 * Why a result may not become final yet, or undefined. After the objection window it waits for open disputes, for as
 * long again and no longer: else one household could hold up everybody for ever. A disputed answer that is still open
 * then stays out of the final count.
 */
export function refuseFinal(situation: FinalSituation): Refusal | undefined {
  const { status, openDisputes, now } = situation;
  if (status === 'draft' || status === 'open') return refuse('round/not-closed');
  if (status !== 'closed') return refuse('round/final');
  if (situation.hasEntered) return refuse('round/own-entry');
  if (!situation.tallied) return refuse('round/not-finalisable');
  const { windowEnds, disputesEnd } = finalTimes(situation.closedAt, situation.objectionDays);
  const open = { openDisputes: openDisputes.length, disputeIds: openDisputes };
  if (now < windowEnds) return refuse('round/not-finalisable', { until: isoTime(windowEnds), ...open });
  return openDisputes.length > 0 && now < disputesEnd
    ? refuse('round/disputes-open', { until: isoTime(disputesEnd), ...open })
    : undefined;
}
