import { refuse, type Refusal } from '../refusal.ts';
import type { RoundFacts } from './responseSituation.ts';

/**
 * Whether the round takes entries: `round/not-open` before, `round/closed` after, and `response/outside-window` for
 * something that was heard on a visit outside the window. What was heard in time and is keyed after the close is
 * refused as well: beside a published result one late household's choice could be read off the difference.
 */
export function refuseRoundTime(
  round: Pick<RoundFacts, 'status' | 'opensAt' | 'closesAt'>,
  visitedAt: string | undefined,
): Refusal | undefined {
  if (round.status === 'draft') return refuse('round/not-open');
  if (round.status !== 'open') return refuse('round/closed');
  if (visitedAt === undefined) return undefined;
  const at = Date.parse(visitedAt);
  const inside = at >= Date.parse(round.opensAt) && at <= Date.parse(round.closesAt);
  return inside ? undefined : refuse('response/outside-window');
}
