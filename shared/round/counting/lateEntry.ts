import type { Channel, EnteredBy, RoundRule } from '../round.ts';

/** The window of a round; ISO 8601 UTC. `closedAt` is when it was really closed, where an admin closed it early. */
export interface RoundWindow {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly closedAt?: string;
}

/** What is known of an entry that comes after the close. */
export interface LateEntry {
  readonly by: EnteredBy;
  readonly channel?: Channel;
  /** When staff heard it, ISO 8601. */
  readonly visitedAt?: string;
  /** The paper form lies in a sealed, counted batch that was received before the close. */
  readonly formReceived?: boolean;
}

/** Whether staff heard something while the round was open. */
export function isInsideWindow({ opensAt, closesAt, closedAt }: RoundWindow, visitedAt: string): boolean {
  const at = Date.parse(visitedAt);
  const end = Math.min(Date.parse(closesAt), closedAt === undefined ? Infinity : Date.parse(closedAt));
  return at >= Date.parse(opensAt) && at <= end;
}

/**
 * Whether an entry after the close still counts, marked late (domain.md, "offline entry arriving after close", "paper
 * keyed after close"): never the household's own tap, a paper form only from a batch received before, anything else
 * only when it was heard inside the window; all of it until the result is final, and only where the round says so.
 */
export function mayComeLate(
  rule: Pick<RoundRule, 'lateEntries'>,
  window: RoundWindow,
  { by, channel, visitedAt, formReceived }: LateEntry,
): boolean {
  if (rule.lateEntries !== 'untilFinal' || by === 'self') return false;
  const heardInside = visitedAt !== undefined && isInsideWindow(window, visitedAt);
  if (channel === 'paper') return formReceived === true && (visitedAt === undefined || heardInside);
  return heardInside;
}
