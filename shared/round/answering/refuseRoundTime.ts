import { refuse, type Refusal } from '../../refusal.ts';
import { isInsideWindow, mayComeLate, type LateEntry, type RoundWindow } from '../counting/lateEntry.ts';
import type { RoundRule, RoundStatus } from '../round.ts';

/** The round as far as time is concerned. */
export interface RoundTime extends RoundWindow {
  readonly status: RoundStatus;
  readonly rule?: Pick<RoundRule, 'lateEntries'>;
}

/**
 * Whether the round takes an entry now: `round/not-open` before, `response/outside-window` for something heard on a
 * visit outside the window, `response/form-not-received` for a form that was in no batch before the close,
 * `round/closed` after it. `late` describes what staff enter and may come after the close where the round says so;
 * absent: the household speaks now.
 */
export function refuseRoundTime(
  round: RoundTime,
  visitedAt: string | undefined,
  late?: Omit<LateEntry, 'visitedAt'>,
): Refusal | undefined {
  const { status, rule = {} } = round;
  if (status === 'draft') return refuse('round/not-open');
  if (status !== 'open' && status !== 'closed') return refuse('round/closed');
  const outside = visitedAt !== undefined && !isInsideWindow(round, visitedAt);
  if (status === 'open') return outside ? refuse('response/outside-window') : undefined;
  if (late === undefined || late.by === 'self' || rule.lateEntries !== 'untilFinal')
    return refuse('round/closed');
  if (mayComeLate(rule, round, visitedAt === undefined ? late : { ...late, visitedAt })) return undefined;
  if (outside) return refuse('response/outside-window');
  return refuse(late.channel === 'paper' ? 'response/form-not-received' : 'round/closed');
}
