import { refuse, type Refusal } from '../refusal.ts';
import type { RoundFacts } from './responseSituation.ts';

/**
 * Whether the round takes entries: `round/not-open` before, `round/closed` after, and
 * `response/outside-window` for something that was heard on a visit outside the window. After the close only a
 * visit from inside the window may still be keyed, and only while the round accepts late entries.
 */
export function refuseRoundTime(
  round: Pick<RoundFacts, 'status' | 'opensAt' | 'closesAt' | 'acceptsLate'>,
  visitedAt: string | undefined,
): Refusal | undefined {
  if (round.status === 'draft') return refuse('round/not-open');
  const late = round.status === 'closed' && round.acceptsLate === true && visitedAt !== undefined;
  if (round.status !== 'open' && !late) return refuse('round/closed');
  if (visitedAt === undefined) return undefined;
  const at = Date.parse(visitedAt);
  const inside = at >= Date.parse(round.opensAt) && at <= Date.parse(round.closesAt);
  return inside ? undefined : refuse('response/outside-window');
}
