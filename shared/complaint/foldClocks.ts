import type { ComplaintVerb } from './complaint.ts';
import type { ComplaintEntry, ComplaintTerms } from './complaintEntry.ts';
import type { ComplaintClock } from './complaintView.ts';
import { endWait, pauseRun, startRun, waitFrom, workingDaysFrom } from './clockRuns.ts';
import type { ClockRun, FoldedComplaint } from './foldedComplaint.ts';
import type { WorkingCalendar } from './workingTime.ts';

/** One entry with the complaint before and after it; `verb` is set where the entry moved by the table. */
interface ClockStep {
  readonly before: Pick<FoldedComplaint, 'clocks' | 'waitingSince' | 'extensionAsked'>;
  readonly after: Pick<FoldedComplaint, 'state' | 'waitingSince' | 'bureauDecides'>;
  readonly entry: ComplaintEntry;
  readonly verb: ComplaintVerb | undefined;
  readonly terms: ComplaintTerms;
  readonly calendar: WorkingCalendar;
}

const OFFICES: readonly string[] = ['worker', 'communityAdmin', 'handler', 'districtBureau'];

/**
 * The clocks after an entry. accept and respond run from the filing; resolve from the acceptance (or the first dispatch,
 * where an appeal skipped it) through every return, and anew after a reopening; supervise from 督办 or the second return
 * until somebody is charged again. They stand still while the filer owes an answer, also one that starts meanwhile; resolve
 * also in an approved extension.
 */
export function foldClocks(step: ClockStep): readonly ClockRun[] {
  const { before, after, entry, calendar, terms } = step;
  const { at } = entry;
  let runs = before.clocks;
  if (before.waitingSince !== null && after.waitingSince === null)
    runs = runs.map((run) => endWait(calendar, terms, run, at));
  runs = meet(runs, metBy(step), at);
  if (ENDS_UNMET.includes(step.verb)) runs = stop(runs, at);
  const asked = entry.kind === 'askFiler' && after.waitingSince !== null;
  if (asked) runs = runs.map((run) => waitFrom(calendar, terms, run, at));
  for (const clock of startedBy(step)) {
    if (isRunning(runs, clock)) continue;
    const run = startRun(calendar, terms, clock, at);
    runs = [...runs, after.waitingSince === null ? run : waitFrom(calendar, terms, run, at)];
  }
  if (step.verb === 'decideExtension' && entry.approve === true) {
    const pause = workingDaysFrom(calendar, at, before.extensionAsked ?? 0, 'extension');
    runs = runs.map((run) => (run.clock === 'resolve' ? pauseRun(calendar, terms, run, pause) : run));
  }
  return tell(runs, entry);
}

/** A complaint that goes on elsewhere or is taken back: what has not run out counts no more. */
const ENDS_UNMET: readonly (ComplaintVerb | undefined)[] = ['merge', 'withdraw'];

function metBy({ verb, after, entry }: ClockStep): readonly ComplaintClock[] {
  const responded: readonly ComplaintClock[] = isResponse(entry) ? ['respond'] : [];
  switch (verb) {
    case 'accept':
      return [...responded, 'accept'];
    case 'reject':
    case 'merge':
      return ['accept', 'respond'];
    case 'assign':
      return [...responded, 'accept', 'supervise'];
    case 'start':
      return ['respond'];
    case 'done':
      return ['respond', 'resolve', 'supervise'];
    case 'closeUnresolved':
      return after.state === 'closedUnresolved' ? ['accept', 'respond', 'resolve', 'supervise'] : [];
    default:
      return responded;
  }
}

/** 回应: words of an office or a handler to the filer; that it was accepted is none unless something is said with it. */
function isResponse({ kind, by, text, internal }: ComplaintEntry): boolean {
  return (
    OFFICES.includes(by) &&
    internal !== true &&
    (kind === 'said' || kind === 'askFiler' || kind === 'accept') &&
    (text ?? '') !== ''
  );
}

function startedBy({ verb, after, entry }: ClockStep): readonly ComplaintClock[] {
  const superior: readonly ComplaintClock[] =
    after.state === 'escalated' && verb !== undefined && verb !== 'closeUnresolved' ? ['supervise'] : [];
  if (entry.kind === 'filed') return ['accept', 'respond'];
  switch (verb) {
    case 'accept':
    case 'assign':
      return ['resolve'];
    case 'return':
      return after.bureauDecides ? ['supervise'] : [];
    case 'reopen':
      return ['resolve', ...superior];
    default:
      return superior;
  }
}

function isRunning(runs: readonly ClockRun[], clock: ComplaintClock): boolean {
  return runs.some((run) => run.clock === clock && run.metAt === null);
}

function meet(runs: readonly ClockRun[], clocks: readonly ComplaintClock[], at: number): readonly ClockRun[] {
  return runs.map((run) => (run.metAt === null && clocks.includes(run.clock) ? { ...run, metAt: at } : run));
}

function stop(runs: readonly ClockRun[], at: number): readonly ClockRun[] {
  return runs
    .filter(({ metAt, dueAt }) => metAt !== null || dueAt < at)
    .map((run) => (run.metAt === null ? { ...run, metAt: at } : run));
}

function tell(runs: readonly ClockRun[], { clock, told }: ComplaintEntry): readonly ClockRun[] {
  if (clock === undefined || told === undefined) return runs;
  return runs.map((run) => {
    if (run.metAt !== null || run.clock !== clock) return run;
    return told === 'holder' ? { ...run, toldHolder: true } : { ...run, toldSuperior: true };
  });
}
