import type { ComplaintEntry, ComplaintTerms } from './complaintEntry.ts';
import type { ClockRun, FoldedComplaint } from './foldedComplaint.ts';
import { addWorkingHours, type WorkingCalendar } from './workingTime.ts';

const DAY = 86_400_000;

/** What the clock says by itself, without its place and time. */
export type ClockAct = Pick<ComplaintEntry, 'kind' | 'actor' | 'clock' | 'told'>;

interface DueAct {
  readonly at: number;
  readonly act: ClockAct;
}

/** When the clock has to act on a complaint next (milliseconds since 1970 UTC); null where never. */
export function actAtOf(
  complaint: Pick<FoldedComplaint, 'state' | 'doneAt' | 'clocks'>,
  terms: ComplaintTerms,
  calendar: WorkingCalendar,
): number | null {
  return nextAct(complaint, terms, calendar)?.at ?? null;
}

/**
 * What the clock has to do now, undefined where nothing is due: a missed deadline is told to the holder, some hours
 * later the complaint goes to 督办 (where it is already, the superior is reminded); the superior's own clock is told to
 * the superior alone; 办结待评 runs out.
 */
export function clockActDue(
  complaint: Pick<FoldedComplaint, 'state' | 'doneAt' | 'clocks'>,
  terms: ComplaintTerms,
  calendar: WorkingCalendar,
  now: number,
): ClockAct | undefined {
  const next = nextAct(complaint, terms, calendar);
  return next !== undefined && next.at <= now ? next.act : undefined;
}

function nextAct(
  { state, doneAt, clocks }: Pick<FoldedComplaint, 'state' | 'doneAt' | 'clocks'>,
  terms: ComplaintTerms,
  calendar: WorkingCalendar,
): DueAct | undefined {
  if (state === 'done')
    return doneAt === null
      ? undefined
      : { at: doneAt + terms.timeOutDays * DAY, act: { kind: 'timeOut', actor: 'clock' } };
  return clocks
    .flatMap((run) => actOf(run, state === 'escalated', terms, calendar))
    .sort((first, second) => first.at - second.at)[0];
}

function actOf(
  run: ClockRun,
  isEscalated: boolean,
  terms: ComplaintTerms,
  calendar: WorkingCalendar,
): readonly DueAct[] {
  const { clock, dueAt } = run;
  if (run.metAt !== null) return [];
  // A deadline is missed once its moment is over.
  const late = dueAt + 1;
  if (clock === 'supervise')
    return run.toldSuperior ? [] : [{ at: late, act: { kind: 'reminded', clock, told: 'superior' } }];
  if (!run.toldHolder) return [{ at: late, act: { kind: 'reminded', clock, told: 'holder' } }];
  if (run.toldSuperior) return [];
  const { at } = addWorkingHours(calendar, dueAt, terms.superiorHours);
  const told = 'superior';
  return [
    {
      at: at + 1,
      act: isEscalated
        ? { kind: 'reminded', clock, told }
        : { kind: 'escalate', actor: 'clock', clock, told },
    },
  ];
}
