import type { ComplaintEntry } from '../../shared/complaint/complaintEntry.ts';
import { RATE_FIGURES, type RateFigure } from '../../shared/complaint/complaintRates.ts';
import { calendar, HOUR, terms } from './complaintStory.ts';

/**
 * The figures of one complaint at a moment, counted a second time from its entries and the definitions alone: by the last
 * thing that happened until then, and hour by hour for the respond clock.
 */
export function naiveFigures(
  entries: readonly ComplaintEntry[],
  moment: number,
): Readonly<Record<RateFigure, boolean>> {
  const known = entries.filter(({ at }) => at <= moment);
  const verbs = known.filter(({ actor, kind, approve }) => {
    if (actor === undefined) return false;
    return kind !== 'closeUnresolved' || (actor === 'districtBureau' && approve === true);
  });
  const last = verbs.at(-1)?.kind;
  const word = verbs.filter(({ kind }) => kind === 'confirm' || kind === 'reopen').at(-1)?.kind;
  const rating = known
    .filter((entry) => entry.actor === 'filer' && entry.rating !== undefined)
    .at(-1)?.rating;
  const ended = known.find(({ kind }) => kind === 'withdraw')?.at;
  const answered = known.find((entry) => isAnswer(entry) && entry.at < (ended ?? Infinity))?.at;
  const due = known.length === 0 ? Infinity : naiveRespondDue(known);
  return {
    filed: known.length > 0,
    due: answered !== undefined || (due <= moment && (ended === undefined || due < ended)),
    respondedInTime: answered !== undefined && answered <= due,
    confirmed: last === 'confirm',
    reopenedAtEnd: word === 'reopen' && last !== 'withdraw' && last !== 'merge' && last !== 'closeUnresolved',
    closedUnresolved: last === 'closeUnresolved',
    unrated: last === 'timeOut',
    rated: rating !== undefined,
    satisfied: rating !== undefined && rating >= 4,
  };
}

/** Counts a figure over many complaints. */
export function naiveCount(
  complaints: readonly (readonly ComplaintEntry[])[],
  moment: number,
): Readonly<Record<RateFigure, number>> {
  const counts = { ...zero };
  for (const entries of complaints) {
    const figures = naiveFigures(entries, moment);
    for (const figure of RATE_FIGURES) if (figures[figure]) counts[figure] += 1;
  }
  return counts;
}

const zero: Readonly<Record<RateFigure, number>> = {
  filed: 0,
  due: 0,
  respondedInTime: 0,
  confirmed: 0,
  reopenedAtEnd: 0,
  closedUnresolved: 0,
  unrated: 0,
  rated: 0,
  satisfied: 0,
};

/** Who works on it has begun, ended it or said something to the filer. */
function isAnswer({ by, kind, text, internal, actor, approve }: ComplaintEntry): boolean {
  if (['reject', 'merge', 'start', 'done'].includes(kind)) return true;
  if (kind === 'closeUnresolved') return actor === 'districtBureau' && approve === true;
  if (!['worker', 'communityAdmin', 'handler', 'districtBureau'].includes(by)) return false;
  return ['said', 'askFiler', 'accept'].includes(kind) && internal !== true && text !== undefined;
}

/** Everything in these stories happens on the hour; each hour is looked at on its own. */
function naiveRespondDue(known: readonly ComplaintEntry[]): number {
  const filed = known[0]?.at ?? 0;
  let left = terms.respondHours;
  let patience = terms.waitWorkingDays * 24;
  let waits = false;
  let hour = filed;
  for (; left > 0; hour += HOUR) {
    for (const { at, by, kind } of known) {
      if (at !== hour) continue;
      if (by === 'filer') waits = false;
      else if (kind === 'askFiler') waits = true;
    }
    if (!isWorked(hour)) continue;
    if (waits && patience > 0) patience -= 1;
    else left -= 1;
  }
  return hour;
}

function isWorked(hour: number): boolean {
  const day = new Date(hour + 8 * HOUR);
  const name = day.toISOString().slice(0, 10);
  return day.getUTCDay() % 6 === 0 ? calendar.makeUpDays.has(name) : !calendar.daysOff.has(name);
}
