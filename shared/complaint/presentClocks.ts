import type { ComplaintTerms } from './complaintEntry.ts';
import type { ClockStanding, ClockView, ComplaintLine, ComplaintView } from './complaintView.ts';
import { startRun } from './clockRuns.ts';
import type { ClockRun, FoldedComplaint } from './foldedComplaint.ts';
import type { WorkingCalendar } from './workingTime.ts';

/** How a clock stands at a moment. A deadline that has passed is overdue in a pause too. */
export function clockStanding({ metAt, dueAt, soonAt, pauses }: ClockRun, now: number): ClockStanding {
  if (metAt !== null) return metAt <= dueAt ? 'met' : 'missed';
  if (now > dueAt) return 'overdue';
  if (pauses.some(({ from, to }) => from <= now && now < to)) return 'paused';
  return now >= soonAt ? 'soon' : 'running';
}

/** A clock as readers see it at a moment. */
export function presentClock(run: ClockRun, now: number): ClockView {
  const { clock, startedAt, dueAt, metAt, hours, provisional, pauses } = run;
  return {
    clock,
    startedAt: printed(startedAt),
    dueAt: printed(dueAt),
    ...(metAt === null ? {} : { metAt: printed(metAt) }),
    standing: clockStanding(run, now),
    provisional,
    hours,
    pauses: pauses.map(({ from, to, why }) => ({ from: printed(from), to: printed(to), why })),
  };
}

/** The question that waits for the filer's answer, as readers see it at a moment; undefined where none does. */
export function presentQuestion(
  folded: Pick<FoldedComplaint, 'waitingSince' | 'clocks' | 'dueAt'>,
  now: number,
): ComplaintLine['openQuestion'] {
  const { waitingSince } = folded;
  if (waitingSince === null) return undefined;
  const wait = clockThatRuns(folded)?.pauses.find(({ why, to }) => why === 'waitingForFiler' && now < to);
  return { askedAt: printed(waitingSince), clockWaitsUntil: wait === undefined ? null : printed(wait.to) };
}

/** The clock that ends next; null where none runs. */
export function clockThatRuns({ clocks, dueAt }: Pick<FoldedComplaint, 'clocks' | 'dueAt'>): ClockRun | null {
  return clocks.find((run) => run.metAt === null && run.dueAt === dueAt) ?? null;
}

/**
 * By when it would be answered and done, were it dispatched now: a clock that runs already goes on, a return has not
 * stopped it.
 */
export function forecastDispatch(
  { clocks }: Pick<FoldedComplaint, 'clocks'>,
  terms: ComplaintTerms,
  calendar: WorkingCalendar,
  now: number,
): NonNullable<ComplaintView['forecast']> {
  const respond =
    clocks.find(({ clock }) => clock === 'respond') ?? startRun(calendar, terms, 'respond', now);
  const resolve =
    clocks.find(({ clock, metAt }) => clock === 'resolve' && metAt === null) ??
    startRun(calendar, terms, 'resolve', now);
  return {
    respondBy: printed(respond.metAt ?? respond.dueAt),
    resolveBy: printed(resolve.dueAt),
    provisional: respond.provisional || resolve.provisional,
  };
}

function printed(at: number): string {
  return new Date(at).toISOString();
}
