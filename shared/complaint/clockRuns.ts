import type { ComplaintClock } from './complaintView.ts';
import type { ComplaintTerms } from './complaintEntry.ts';
import type { ClockPause, ClockRun } from './foldedComplaint.ts';
import {
  addWorkingHours,
  workingHoursBetween,
  type WorkingCalendar,
  type WorkingMoment,
} from './workingTime.ts';

/** The policy's hours for each clock. */
function hoursOf(terms: ComplaintTerms, clock: ComplaintClock): number {
  const { acceptHours, respondHours, resolveHours, superviseHours } = terms;
  return { accept: acceptHours, respond: respondHours, resolve: resolveHours, supervise: superviseHours }[
    clock
  ];
}

/** A clock as it begins. */
export function startRun(
  calendar: WorkingCalendar,
  terms: ComplaintTerms,
  clock: ComplaintClock,
  startedAt: number,
): ClockRun {
  const run = { clock, startedAt, hours: hoursOf(terms, clock), pauses: [] };
  return {
    ...run,
    ...deadlinesOf(calendar, terms, run),
    metAt: null,
    toldHolder: false,
    toldSuperior: false,
  };
}

/** The run with a further pause; a missed deadline stays missed. */
export function pauseRun(
  calendar: WorkingCalendar,
  terms: ComplaintTerms,
  run: ClockRun,
  pause: ClockPause,
): ClockRun {
  if (run.metAt !== null || pause.from > run.dueAt) return run;
  return withPauses(calendar, terms, run, [...run.pauses, pause]);
}

/** The run with its wait for the filer ended now, if there is one. */
export function endWait(
  calendar: WorkingCalendar,
  terms: ComplaintTerms,
  run: ClockRun,
  at: number,
): ClockRun {
  const waits = ({ why, to }: ClockPause) => why === 'waitingForFiler' && to > at;
  if (run.metAt !== null || !run.pauses.some(waits)) return run;
  const pauses = run.pauses.map((pause) =>
    waits(pause) ? { ...pause, to: Math.max(pause.from, at) } : pause,
  );
  return withPauses(calendar, terms, run, pauses);
}

/**
 * The run with a question to the filer asked: it stands still until the answer, with all its questions together no longer
 * than the policy's working days. Whoever asks again and again gains nothing by it.
 */
export function waitFrom(
  calendar: WorkingCalendar,
  terms: ComplaintTerms,
  run: ClockRun,
  from: number,
): ClockRun {
  const waits = run.pauses.filter(({ why }) => why === 'waitingForFiler');
  if (waits.some(({ to }) => from < to)) return run;
  const waited = waits.reduce((sum, pause) => sum + workingHoursBetween(calendar, pause.from, pause.to), 0);
  const left = terms.waitWorkingDays * 24 - waited;
  if (left <= 0) return run;
  const { at: to } = addWorkingHours(calendar, from, left);
  return pauseRun(calendar, terms, run, { from, to, why: 'waitingForFiler' });
}

/** So many working days from a moment as a pause. */
export function workingDaysFrom(
  calendar: WorkingCalendar,
  from: number,
  days: number,
  why: ClockPause['why'],
): ClockPause {
  return { from, to: addWorkingHours(calendar, from, days * 24).at, why };
}

function withPauses(
  calendar: WorkingCalendar,
  terms: ComplaintTerms,
  run: ClockRun,
  pauses: readonly ClockPause[],
): ClockRun {
  const paused = { ...run, pauses };
  return { ...paused, ...deadlinesOf(calendar, terms, paused) };
}

function deadlinesOf(
  calendar: WorkingCalendar,
  { soonPercent }: ComplaintTerms,
  run: Pick<ClockRun, 'startedAt' | 'hours' | 'pauses'>,
): Pick<ClockRun, 'soonAt' | 'dueAt' | 'provisional'> {
  const due = momentAfter(calendar, run, run.hours);
  const soon = momentAfter(calendar, run, (run.hours * (100 - soonPercent)) / 100);
  return { soonAt: soon.at, dueAt: due.at, provisional: due.provisional };
}

/** When a clock has run so many hours, its pauses left out; overlapping pauses count once. */
function momentAfter(
  calendar: WorkingCalendar,
  { startedAt, pauses }: Pick<ClockRun, 'startedAt' | 'pauses'>,
  hours: number,
): WorkingMoment {
  let at = startedAt;
  let left = hours;
  for (const { from, to } of [...pauses].sort((first, second) => first.from - second.from)) {
    if (to <= at) continue;
    const ran = workingHoursBetween(calendar, at, from);
    if (ran >= left) break;
    left -= ran;
    at = to;
  }
  return addWorkingHours(calendar, at, left);
}
